/** Where synthetic signatures come from. */
import type { Opened } from "@/cli/_painter.ts";
import {
  type Dataset,
  type Item,
  MemoryPixels,
  sampleSignatures,
} from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";
import { inTurn } from "@/training/mod.ts";

/** Synthetic signatures, others for each seed. */
export type Synthetic = (seed: number) => Dataset;

/** Of each synthetic writer. */
const PER_WRITER = 10;

/** By invented hands, strangers to all data. */
export function byFormula(
  { size, writers }: { size: number; writers: number },
): Synthetic {
  return (seed) =>
    sampleSignatures({ size, writers, perWriter: PER_WRITER, seed });
}

/** By a run that was taught writers: more signatures of each of them. */
export function byRun(
  { painter, size, labels }: Pick<Opened, "painter" | "size" | "labels">,
): Synthetic {
  return (seed) => {
    const count = PER_WRITER * labels.length;
    const asked = inTurn(count, labels.length);
    const z = new Random(seed).normals(count * painter.noiseDim);
    const drawn = painter.decode(z, asked);
    const pixels = Uint8Array.from(drawn, (v) => Math.round(255 * v));
    const items = Array.from(asked, (label, i): Item => ({
      ...{ file: `run/${i}`, person: labels[label], label: labels[label] },
      kind: "genuine",
    }));
    const none = new Int32Array();
    return {
      ...{ name: "run", size, channels: 1, content: "signature" },
      ...{ range: "unit", items, hash: "" },
      ...{ skipped: [], duplicates: [], alike: [] },
      pictures: new MemoryPixels(pixels, size * size),
      split: { train: none, valid: none, test: none },
    };
  };
}
