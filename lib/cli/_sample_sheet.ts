/** The sheet of samples that every run leaves. */
import { Random } from "@/engine/mod.ts";
import { sheet, synthetic } from "@/viz/mod.ts";

/** What draws, such as `GanPainter` and `VaeJudge`. */
interface Draws {
  noiseDim: number;
  decode(z: Float32Array, classes?: ArrayLike<number>): Float32Array;
}

/** What is drawn. */
export interface SampleSheetOptions {
  size: number;
  /** Classes that it was taught; empty: none */
  labels: string[];
  seed: number;
  /** Stands above samples without classes */
  title: string;
  /** What drew them, in the words of the file */
  model: string;
}

/** Pictures on a sheet. */
const SHOWN = 64;
/** Pictures of each class in its row, and rows at most. */
const IN_A_ROW = 12;
const ROWS = 32;

/**
 * Draws samples; with classes, a row for each of them.
 *
 * @returns The pixels in [0, 1], and a PNG
 */
export async function sampleSheet(
  painter: Draws,
  { size, labels, seed, title, model }: SampleSheetOptions,
): Promise<{ pixels: Float32Array; png: Uint8Array }> {
  const rows = labels.slice(0, ROWS);
  const isTaught = rows.length > 0;
  const count = isTaught ? rows.length * IN_A_ROW : SHOWN;
  const z = new Random(seed).normals(count * painter.noiseDim);
  const asked = Array.from({ length: count }, (_, i) => i / IN_A_ROW | 0);
  const pixels = painter.decode(z, isTaught ? asked : undefined);
  const png = await sheet({ pixels, size, count }, {
    title: isTaught ? `${title}, a row for each class` : title,
    rowTitles: isTaught ? rows : undefined,
    columns: isTaught ? IN_A_ROW : undefined,
    metadata: synthetic({ model, seed }),
  });
  return { pixels, png };
}
