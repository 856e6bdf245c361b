import { match, strictEqual } from "node:assert/strict";
import { fittingFeatures, hardlyTold } from "@/cli/_fitting_features.ts";
import {
  MemoryPixels,
  sampleFingerprints,
  sampleSignatures,
} from "@/data/mod.ts";
import { openEngine, Random, tf } from "@/engine/mod.ts";
import { sampled } from "../_how_slow.ts";

await openEngine();

const signatures = sampleSignatures({ size: 32, writers: 160, perWriter: 1 });

sampled(
  "fittingFeatures() takes the encoder of what the images show",
  async () => {
    const prints = sampleFingerprints(
      { size: 64, people: 4, fingers: 2, perFinger: 2 },
    );
    for (
      const [data, name] of [
        [signatures, "encoder of signatures"],
        [prints, "encoder of fingerprints"],
      ] as const
    ) {
      const { extractor, why } = await fittingFeatures(data);
      strictEqual(extractor.name, name);
      strictEqual(why, `the ${name}`);
    }
  },
);

sampled(
  "fittingFeatures() takes random convolutions where the encoder is blind",
  async () => {
    // Held-out pictures of dots: noise is nearer to them than signatures are.
    const { size, items, split, pictures } = signatures;
    const random = new Random(1);
    const pixels = Uint8Array.from(
      { length: items.length * size ** 2 },
      () => 255 * Number(random.uniform() < 0.1),
    );
    for (const i of split.train) pixels.set(pictures.at(i), i * size ** 2);
    const odd = new MemoryPixels(pixels, size ** 2);
    const { numTensors } = tf.memory();
    const { extractor, why } = await fittingFeatures({
      ...signatures,
      pictures: odd,
    });
    strictEqual(tf.memory().numTensors, numTensors);
    strictEqual(extractor.name, "random convolutions");
    match(why, /^random convolutions, since the encoder of signatures hardly /);
  },
);

sampled(
  "hardlyTold() wants real pictures twice as near as spoiled ones",
  () => {
    strictEqual(hardlyTold(-0.1, [1, 2]), false);
    strictEqual(hardlyTold(0.4, [1, 2]), false);
    strictEqual(hardlyTold(0.6, [1, 2]), true);
    strictEqual(hardlyTold(-0.2, [-0.1, 2]), true);
    strictEqual(hardlyTold(NaN, [1, 2]), true);
  },
);
