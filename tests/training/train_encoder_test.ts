import { deepStrictEqual, ok } from "node:assert/strict";
import { openEngine, Random, tf } from "@/engine/mod.ts";
import { featureEncoder } from "@/models/mod.ts";
import { trainEncoder } from "@/training/mod.ts";

await openEngine();

/** Bright and dark pictures of two owners; the bright ones are spoiled. */
const batch = {
  x: Float32Array.from({ length: 8 * 256 }, (_, i) => i < 1024 ? .9 : .1),
  owners: Int32Array.from([0, 1, 0, 1, 0, 0, 1, 1]),
  strengths: Float32Array.from({ length: 8 }, (_, i) => i < 4 ? .9 : 0),
};

async function trained(steps: number) {
  const random = new Random(1);
  const model = featureEncoder(
    { size: 16, dim: 4, classes: 2, distortions: 1, random },
  );
  const losses: number[] = [];
  const options = { steps, next: () => batch };
  for await (const { strengths } of trainEncoder(model, options)) {
    losses.push(strengths);
  }
  const weights = model.getWeights().map((weight) => [...weight.dataSync()]);
  model.dispose();
  return { losses, weights };
}

Deno.test("trainEncoder() learns what is spoiled, the same each time", async () => {
  const first = await trained(60);
  const { losses, weights } = await trained(60);
  ok(losses.at(-1)! < .6 * losses[0], `${losses[0]} to ${losses.at(-1)}`);
  deepStrictEqual(weights, first.weights);
});

Deno.test("trainEncoder() leaves no tensors", async () => {
  await trained(1);
  const { numTensors } = tf.memory();
  await trained(3);
  deepStrictEqual(tf.memory().numTensors, numTensors);
});
