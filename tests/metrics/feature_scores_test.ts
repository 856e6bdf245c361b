import { deepStrictEqual, ok } from "node:assert/strict";
import { sampleSignatures, toBatch } from "@/data/mod.ts";
import { openEngine, tf } from "@/engine/mod.ts";
import {
  featureScores,
  randomExtractor,
  sampleDistance,
} from "@/metrics/mod.ts";

await openEngine({ engine: "cpu" });

const size = 32;
const data = sampleSignatures({ size, writers: 40, perWriter: 2 });
const [real, others] = [0, 1].map((first) =>
  toBatch(data, Array.from({ length: 40 }, (_, i) => first + 2 * i))
);

Deno.test("featureScores() by random convolutions has sampleDistance() as KID", async () => {
  const score = await featureScores(randomExtractor(size), real, size);
  const samples = others.map((ink) => ink / 2);
  const { kid } = await score(samples);
  deepStrictEqual(kid, sampleDistance(real, { size })(samples));
});

Deno.test("featureScores() looks at the real pictures once, and leaves nothing", async () => {
  const seen: number[] = [];
  const extractor = {
    ...randomExtractor(size),
    features(images: Float32Array) {
      seen.push(images.length / size ** 2);
      return randomExtractor(size).features(images);
    },
  };
  const { numTensors } = tf.memory();
  const score = await featureScores(extractor, real, size);
  const near = await score(others);
  const blank = await score(new Float32Array(20 * size ** 2));
  ok(near.kid < blank.kid, `${[near.kid, blank.kid]}`);
  ok(near.different > .5, `${near.different}`);
  deepStrictEqual(blank.different, 1 / 20);
  deepStrictEqual(seen, [40, 40, 20]);
  deepStrictEqual(tf.memory().numTensors, numTensors);
});
