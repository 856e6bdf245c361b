import { throws } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { instanceNoise } from "@/training/mod.ts";
import { near, values } from "../losses/_help.ts";

Deno.test("instanceNoise() adds sigma times the noise, pixel by pixel", () => {
  const x = tf.tensor2d([[1, 0], [-1, 0.5]]);
  const eps = tf.tensor2d([[0.5, -2], [1, 0]]);
  near(values(instanceNoise(x, eps, tf.scalar(0.25))), [
    1.125,
    -0.5,
    -0.75,
    0.5,
  ]);
});

Deno.test("instanceNoise() passes gradients as they are", () => {
  const loss = (x: tf.Tensor) =>
    instanceNoise(x, tf.tensor1d([1, -1]), tf.scalar(0.5)).square().sum();
  // 2 (x + sigma eps)
  near(values(tf.grad(loss)(tf.tensor1d([1, 2]))), [3, 3]);
});

Deno.test("instanceNoise() refuses noise that all images would share", () => {
  const [x, eps] = [tf.zeros([4, 2, 2, 1]), tf.zeros([1, 2, 2, 1])];
  throws(() => instanceNoise(x, eps, tf.scalar(1)), /Shapes/);
});
