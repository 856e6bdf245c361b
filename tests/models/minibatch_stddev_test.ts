import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { openEngine, tf } from "@/engine/mod.ts";
import { MinibatchStddev } from "@/models/minibatch_stddev.ts";

await openEngine({ engine: "cpu" });

Deno.test("MinibatchStddev adds how much a batch differs", () => {
  // Two images of two pixels: deviations 1 and 3 about their means.
  const layer = new MinibatchStddev({ name: "stddev" });
  const x = tf.tensor4d([0, 5, 2, 11], [2, 1, 2, 1]);
  const y = layer.apply(x) as tf.Tensor;
  deepStrictEqual(y.shape, [2, 1, 2, 2]);
  const values = [...y.dataSync()].map((value) => Number(value.toFixed(4)));
  deepStrictEqual(values, [0, 2, 5, 2, 2, 2, 11, 2]);
  deepStrictEqual(layer.computeOutputShape([null, 4, 4, 7]), [null, 4, 4, 8]);
  strictEqual(layer.trainableWeights.length, 0);
});
