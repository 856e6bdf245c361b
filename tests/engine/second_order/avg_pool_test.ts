import { ok } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { close, onCpu, tensor, test } from "../_engine.ts";

/** The gradient of |d sum(pool(x)^3) / dx|^2. */
function second(
  pool: (x: tf.Tensor4D) => tf.Tensor,
  shape: number[],
): number[] {
  const first = tf.grad((x) => pool(x as tf.Tensor4D).pow(3).sum());
  const gradient = tf.grad((x) => first(x).square().sum())(tensor(shape));
  return [...gradient.dataSync()];
}

/** Pooling that any engine differentiates twice: means of reshaped axes. */
function poolOfTwo(x: tf.Tensor): tf.Tensor {
  const [batch, height, width, channels] = x.shape;
  return x.reshape([batch, height / 2, 2, width / 2, 2, channels])
    .mean([2, 4]);
}

test("avgPool has a second derivative", async () => {
  const shape = [2, 4, 6, 3];
  const pool = (x: tf.Tensor4D) => tf.avgPool(x, 2, 2, "same");
  const expected = second(poolOfTwo, shape);
  ok(expected.some((x) => Math.abs(x) > 1e-2), "nothing compared");
  close(second(pool, shape), expected);
  close(await onCpu(() => second(pool, shape)), expected);
});

test("avgPool has one where windows overlap and reach over the edge", () => {
  // As a convolution of each channel with 1/9, but for the edges' counts.
  const shape = [1, 5, 5, 1];
  const ones = tf.ones<tf.Rank.R4>([3, 3, 1, 1]);
  const counts = tf.conv2d(
    tf.ones<tf.Rank.R4>(shape as never),
    ones,
    2,
    "same",
  );
  const summed = (x: tf.Tensor4D) => tf.conv2d(x, ones, 2, "same").div(counts);
  const pool = (x: tf.Tensor4D) => tf.avgPool(x, 3, 2, "same");
  close(second(pool, shape), second(summed, shape));
});
