import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { openEngine } from "@/engine/mod.ts";
import {
  extractFeatures,
  type FeatureExtractor,
  randomExtractor,
  randomFeatures,
} from "@/metrics/mod.ts";

await openEngine({ engine: "cpu" });

/** Mean and number of pixels of pictures of 2 by 2. */
const MEANS: FeatureExtractor = {
  name: "means",
  size: 2,
  dim: 2,
  features: (x) =>
    Promise.resolve(Float32Array.from(
      { length: x.length / 2 },
      (_, i) =>
        i % 2
          ? x.subarray(2 * i - 2, 2 * i + 2).length
          : x.subarray(2 * i, 2 * i + 4).reduce((a, b) => a + b) / 4,
    )),
};

Deno.test("extractFeatures() brings pictures to the extractor's size", async () => {
  const x = new Float32Array(32).fill(0.25).fill(1, 16); // two of 4 by 4
  deepStrictEqual([...await extractFeatures(MEANS, x, 4)], [0.25, 4, 1, 4]);
  const small = x.subarray(12, 20); // two of 2 by 2, taken as they are
  deepStrictEqual([...await extractFeatures(MEANS, small, 2)], [0.25, 4, 1, 4]);
});

Deno.test("randomExtractor() gives the random features", async () => {
  const x = Float32Array.from({ length: 2 * 32 * 32 }, (_, i) => i % 7 / 6);
  const extractor = randomExtractor(32);
  const features = await extractFeatures(extractor, x, 32);
  strictEqual(features.length, 2 * extractor.dim);
  deepStrictEqual(features, randomFeatures(x, { size: 32 }));
});
