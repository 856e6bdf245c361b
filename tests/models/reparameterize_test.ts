import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { reparameterize } from "@/models/mod.ts";
import "./_help.ts";

Deno.test("reparameterize() is mean + exp(logVar / 2) eps", () => {
  const q = {
    mean: tf.tensor2d([[1, -2, 0]]),
    logVar: tf.tensor2d([[0, Math.log(4), Math.log(1 / 4)]]),
  };
  const z = reparameterize(q, tf.tensor2d([[3, 0.5, -2]])).dataSync();
  [4, -1, -1].forEach((expected, i) => ok(Math.abs(z[i] - expected) < 1e-6));
});

Deno.test("reparameterize() lets gradients through to both heads", () => {
  const eps = tf.tensor2d([[3]]);
  const sample = (mean: tf.Tensor, logVar: tf.Tensor) =>
    reparameterize(
      { mean: mean as tf.Tensor2D, logVar: logVar as tf.Tensor2D },
      eps,
    ).sum() as tf.Scalar;
  const [byMean, byLogVar] = tf.grads(sample)([
    tf.tensor2d([[5]]),
    tf.tensor2d([[Math.log(4)]]),
  ]);
  deepStrictEqual([...byMean.dataSync()], [1]);
  // d/dlogVar exp(logVar / 2) eps = sigma eps / 2
  strictEqual(byLogVar.dataSync()[0].toFixed(5), "3.00000");
});
