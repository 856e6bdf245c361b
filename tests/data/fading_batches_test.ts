import { deepStrictEqual, throws } from "node:assert/strict";
import {
  Batches,
  type Dataset,
  FadingBatches,
  MemoryPixels,
  sampleSignatures,
  withRange,
} from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";

/** Four images that are all ink, or all paper. */
function flat(ink: number): Dataset {
  const made = sampleSignatures({ size: 16, writers: 2, perWriter: 2 });
  const pixels = new Uint8Array(4 * 256).fill(ink);
  return { ...made, pictures: new MemoryPixels(pixels, 256) };
}

function stream(data: Dataset, seed: number): Batches {
  const random = new Random(seed);
  return new Batches(data, [0, 1, 2, 3], { batch: 8, random });
}

/** Own images are paper, the others ink. */
function fading(): FadingBatches {
  const [own, others] = [stream(flat(0), 1), stream(flat(255), 2)];
  return new FadingBatches(own, others, { share: 0.5, steps: 4 });
}

/** How many images of a batch are the others'. */
function countOthers({ x }: { x: Float32Array }): number {
  return x.reduce((sum, value) => sum + value, 0) / (16 * 16);
}

Deno.test("FadingBatches() mixes less and less, and then no more", () => {
  const batches = fading();
  const counts = Array.from({ length: 6 }, () => countOthers(batches.next()));
  deepStrictEqual(counts, [4, 3, 2, 1, 0, 0]); // 8 * 0.5 * (1 - step / 4)
});

Deno.test("FadingBatches() goes on where its state was taken", () => {
  const unbroken = fading();
  unbroken.next();
  const state = JSON.parse(JSON.stringify(unbroken.state()));
  const resumed = fading();
  resumed.restore(state);
  for (let i = 0; i < 4; i++) {
    deepStrictEqual(resumed.next(), unbroken.next());
  }
});

Deno.test("FadingBatches() refuses images in two ranges", () => {
  const own = stream(flat(0), 1);
  const others = stream(withRange(flat(0), "symmetric"), 1);
  throws(
    () => new FadingBatches(own, others, { share: 0.5, steps: 4 }),
    /Cannot mix images in unit with others in symmetric/,
  );
});
