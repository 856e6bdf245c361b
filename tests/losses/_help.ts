/** What the tests of losses share. */
import { ok, strictEqual } from "node:assert/strict";
import { openEngine, tf } from "@/engine/mod.ts";

await openEngine({ engine: "cpu" });

/** Asserts |a - b| <= relative * max(1, |b|) for each number. */
export function near(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  relative = 1e-6,
): void {
  strictEqual(actual.length, expected.length, "number of values");
  for (let i = 0; i < expected.length; i++) {
    const limit = relative * Math.max(1, Math.abs(expected[i]));
    const off = Math.abs(actual[i] - expected[i]);
    ok(off <= limit, `${actual[i]} is not ${expected[i]} at ${i}`);
  }
}

/** The numbers of a tensor, which is freed. */
export function values(tensor: tf.Tensor): number[] {
  const numbers = [...tensor.dataSync()];
  tensor.dispose();
  return numbers;
}

/**
 * Asserts that the gradient of a scalar is its slope between two near points.
 *
 * @param at `[rows, columns]`
 */
export function slopesAgree(
  loss: (x: tf.Tensor2D) => tf.Tensor,
  at: number[][],
  step = 1e-2,
): void {
  const scalar = (x: tf.Tensor) => loss(x as tf.Tensor2D).sum() as tf.Scalar;
  const gradient = tf.grad(scalar)(tf.tensor2d(at)).dataSync();
  const flat = at.flat();
  const shape: [number, number] = [at.length, at[0].length];
  const value = (i: number, by: number) => {
    const moved = flat.map((x, j) => i === j ? x + by : x);
    return scalar(tf.tensor2d(moved, shape)).dataSync()[0];
  };
  const slopes = flat.map((_, i) =>
    (value(i, step) - value(i, -step)) / (2 * step)
  );
  near(gradient, slopes, 2e-3);
}
