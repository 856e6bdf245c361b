import { deepStrictEqual, ok } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { backend, test } from "../_engine.ts";

/** Some numbers in [-1, 1]. */
function waves(shape: number[]): tf.Tensor {
  const size = shape.reduce((product, one) => product * one, 1);
  return tf.range(0, size).sin().reshape(shape);
}

/** How wide the right factors are that TensorFlow multiplies in `work`. */
function widths(work: () => void): number[] {
  const { binding } = backend();
  const { executeOp } = binding;
  const seen: number[] = [];
  binding.executeOp = (name, attributes, inputs, outputs) => {
    const made = executeOp.call(binding, name, attributes, inputs, outputs);
    if (name === "BatchMatMulV2") seen.push(made[0].shape.at(-1)!);
    return made;
  };
  try {
    work();
  } finally {
    binding.executeOp = executeOp;
  }
  return seen;
}

const product = (
  rows: number,
  [k, n]: [number, number],
  { transposeA = false, transposeB = false } = {},
) =>
  tf.tidy(() => {
    const a = waves(transposeA ? [k, rows] : [rows, k]);
    const b = waves(transposeB ? [n, k] : [k, n]);
    return tf.matMul(a, b, transposeA, transposeB);
  });

test("matMul() widens a factor whose columns share the cache's sets", () => {
  const of = (...args: Parameters<typeof product>) =>
    widths(() => product(...args).dispose());
  deepStrictEqual(of(64, [1024, 512]), [528]);
  deepStrictEqual(of(64, [1024, 512], { transposeA: true }), [528]);
  // Its own rows, other rows, few or many of them, a small factor.
  deepStrictEqual(of(64, [1024, 512], { transposeB: true }), [512]);
  deepStrictEqual(of(64, [1024, 520]), [520]);
  deepStrictEqual(of(8, [1024, 512]), [512]);
  deepStrictEqual(of(600, [1024, 512]), [512]);
  deepStrictEqual(of(64, [256, 512]), [512]);
});

test("matMul() with more columns is the same product, and so its gradients", () => {
  tf.tidy(() => {
    const a = waves([64, 1024]), b = waves([1024, 512]);
    const of = (product: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor) => {
      const loss = (a: tf.Tensor, b: tf.Tensor) =>
        product(a, b).square().sum() as tf.Scalar;
      const { value, grads } = tf.valueAndGrads(loss)([a, b]);
      return [product(a, b), value, ...grads];
    };
    const wide = of((a, b) => a.matMul(b));
    // Rows of 1,024 numbers, not of 512, and never widened.
    const plain = of((a, b) => tf.matMul(a, b.transpose(), false, true));
    wide.forEach((one, i) => {
      deepStrictEqual(one.shape, plain[i].shape);
      const largest = plain[i].abs().max().dataSync()[0];
      const error = one.sub(plain[i]).abs().max().dataSync()[0];
      ok(error <= 1e-5 * largest, `${error} of ${largest} in ${i}`);
    });
  });
});

test("matMul() takes a batch of one, and leaves larger ones alone", () => {
  for (const batch of [1, 2]) {
    tf.tidy(() => {
      const a = waves([batch, 64, 1024]), b = waves([batch, 1024, 512]);
      const seen = widths(() =>
        deepStrictEqual(tf.matMul(a, b).shape, [batch, 64, 512])
      );
      deepStrictEqual(seen, [batch === 1 ? 528 : 512]);
    });
  }
});
