/**
 * A sheet: many small pictures side by side as one PNG, for people to look at.
 *
 * In training space ink is high; on the sheet it is dark, and paper is white.
 */
import { Buffer } from "node:buffer";
import sharp from "sharp";
import { writePngText } from "./png_text.ts";
import { layOut, type Placed, textSvg, type Titles } from "./_sheet_layout.ts";

/** What the numbers of a picture mean; ink is the high end. */
export type InkRange = "unit" | "symmetric" | "bytes";

/** Square pictures one after another, row by row. */
export interface Images {
  /** `[count, size, size]`, ink high */
  pixels: ArrayLike<number>;
  size: number;
  /** All that `pixels` holds, when left out. */
  count?: number;
}

/** How a sheet looks; all have defaults. */
export interface SheetOptions extends Titles {
  /** Pictures in a row; as near to a square as can be. */
  columns?: number;
  /** Columns that belong together, such as 2 for pairs. */
  group?: number;
  /** Pixels between pictures. */
  gap?: number;
  /** Each pixel becomes `scale` by `scale`. */
  scale?: number;
  /** `"bytes"` for a `Uint8Array`, else `"unit"`. */
  range?: InkRange;
  /** Words to carry in the file; see `synthetic()`. */
  metadata?: Record<string, string>;
}

const FRAME_GREY = 214;
const TO_INK: Record<InkRange, (value: number) => number> = {
  unit: (value) => value,
  symmetric: (value) => (value + 1) / 2,
  bytes: (value) => value / 255,
};

/**
 * Draws pictures on a sheet, row by row.
 *
 * @param images Ink high, in the range of `options.range`
 * @returns The bytes of a PNG
 * @throws {RangeError} If there are fewer pixels than `count` pictures need
 */
export async function sheet(
  { pixels, size, count = pixels.length / size ** 2 }: Images,
  options: SheetOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const images = { pixels, size, count };
  checkImages(images);
  const { scale = 1, metadata = {} } = options;
  const { range = images.pixels instanceof Uint8Array ? "bytes" : "unit" } =
    options;
  const page = layOut(images, options);
  const canvas = new Uint8ClampedArray(page.width * page.height).fill(255);
  for (const cell of page.cells) {
    drawCell(canvas, page.width, {
      ...cell,
      images,
      scale,
      ink: TO_INK[range],
    });
  }
  const raw = { width: page.width, height: page.height, channels: 1 as const };
  const words = { input: Buffer.from(textSvg(page)) };
  const png = await sharp(canvas, { raw })
    .composite(page.texts.length > 0 ? [words] : [])
    .removeAlpha()
    .toColourspace("b-w")
    .png({ compressionLevel: 9 })
    .toBuffer();
  return writePngText(png, metadata);
}

/**
 * A sheet of pairs, such as *real | reconstruction* or *sample | nearest real*.
 *
 * @param left The first of each pair
 * @param right As many pictures of the same size
 */
export async function pairs(
  left: Images,
  right: Images,
  { titles = ["real", "reconstruction"], columns = 4, ...options }:
    & Omit<SheetOptions, "columnTitles" | "group">
    & { titles?: [left: string, right: string] } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const area = left.size ** 2;
  const [count, others] = [left, right].map((one) =>
    one.count ?? one.pixels.length / area
  );
  if (left.size !== right.size || count !== others) {
    throw new RangeError(
      `Cannot pair ${count} pictures of size ${left.size} with ` +
        `${others} of size ${right.size}`,
    );
  }
  const pixels = new Float32Array(2 * area * count);
  for (let i = 0; i < count; i++) {
    for (const [side, images] of [left, right].entries()) {
      for (let j = 0; j < area; j++) {
        pixels[(2 * i + side) * area + j] = images.pixels[i * area + j];
      }
    }
  }
  const shown = Math.min(columns, count);
  return await sheet({ pixels, size: left.size, count: 2 * count }, {
    range: left.pixels instanceof Uint8Array ? "bytes" : "unit",
    ...options,
    columns: 2 * shown,
    group: 2,
    columnTitles: Array(shown).fill(titles).flat(),
  });
}

/** One picture, enlarged, with a thin frame that shows where paper ends. */
function drawCell(
  canvas: Uint8ClampedArray,
  width: number,
  { index, x, y, images, scale, ink }: Placed & {
    images: Required<Images>;
    scale: number;
    ink: (value: number) => number;
  },
) {
  const { size, pixels } = images;
  const side = size * scale;
  for (let row = -1; row <= side; row++) {
    const start = (y + row) * width + x;
    canvas.fill(FRAME_GREY, start - 1, start + side + 1);
    if (row < 0 || row === side) continue;
    const from = (index * size + Math.floor(row / scale)) * size;
    for (let column = 0; column < side; column++) {
      const value = pixels[from + Math.floor(column / scale)];
      canvas[start + column] = 255 * (1 - ink(value));
    }
  }
}

function checkImages({ pixels, size, count }: Required<Images>) {
  if (count < 1 || pixels.length < count * size * size) {
    throw new RangeError(
      `Cannot draw ${count} pictures of ${size} by ${size}: ` +
        `current number of pixels is ${pixels.length}`,
    );
  }
}
