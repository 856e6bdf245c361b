import { strictEqual } from "node:assert/strict";
import { openEngine, Sgd, tf } from "@/engine/mod.ts";

await openEngine({ engine: "cpu" });

Deno.test("Optimizer.step() tells how long the gradient is, if asked", () => {
  const [a, b] = [tf.variable(tf.tensor1d([1, 2])), tf.variable(tf.scalar(5))];
  const optimizer = new Sgd([a, b], { learningRate: 0.1 });
  // d/da of 1.5 a a + 4 b = 3 a = [3, 6], d/db = 4: sqrt(9 + 36 + 16)
  const objective = () => ({
    loss: a.square().sum().mul(1.5).add(b.mul(4)) as tf.Scalar,
  });
  const { length } = optimizer.step(objective, "length");
  strictEqual(length.dataSync()[0].toFixed(5), Math.sqrt(61).toFixed(5));
  const plain: Record<string, tf.Scalar> = optimizer.step(objective);
  strictEqual(Object.keys(plain).join(), "loss");
  tf.dispose([length, ...Object.values(plain), a, b]);
  optimizer.dispose();
});
