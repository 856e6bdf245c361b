import { deepStrictEqual, ok } from "node:assert/strict";
import { sampleSignatures, toBatch } from "@/data/mod.ts";
import { openEngine, tf } from "@/engine/mod.ts";
import {
  featureDistance,
  randomExtractor,
  sampleDistance,
} from "@/metrics/mod.ts";

await openEngine({ engine: "cpu" });

const size = 32;
const data = sampleSignatures({ size, writers: 40, perWriter: 2 });
const [real, others] = [0, 1].map((first) =>
  toBatch(data, Array.from({ length: 40 }, (_, i) => first + 2 * i))
);

Deno.test("featureDistance() by random convolutions is sampleDistance()", async () => {
  const distance = await featureDistance(randomExtractor(size), real, size);
  const samples = others.map((ink) => ink / 2);
  deepStrictEqual(
    await distance(samples),
    sampleDistance(real, { size })(samples),
  );
});

Deno.test("featureDistance() looks at the real pictures once, and leaves nothing", async () => {
  const seen: number[] = [];
  const extractor = {
    ...randomExtractor(size),
    features(images: Float32Array) {
      seen.push(images.length / size ** 2);
      return randomExtractor(size).features(images);
    },
  };
  const { numTensors } = tf.memory();
  const distance = await featureDistance(extractor, real, size);
  const [near, far] = [
    await distance(others),
    await distance(new Float32Array(20 * size ** 2)),
  ];
  ok(near < far, `${[near, far]}`);
  deepStrictEqual(seen, [40, 40, 20]);
  deepStrictEqual(tf.memory().numTensors, numTensors);
});
