import { tf } from "@/engine/mod.ts";

/**
 * Shifts each image by its own amounts; what comes in from outside is 0.
 *
 *   R[i, j] = max(0, 1 - |j - (i + d)|),  y = R_rows t R_columns^T
 *
 * Row i of the result is row i + d of the image: for whole d, R is a shifted
 * identity and the pixels stay exactly what they are. Two products of matrices
 * need no gather, so the gradient is two products as well.
 *
 * @param t `[batch, h, w, channels]`
 * @param up Pixels, `[batch]`; below 0 the image moves down
 * @param left Pixels, `[batch]`; below 0 the image moves to the right
 *
 * @example Three pixels, one to the left
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { tf } from "../engine/mod.ts";
 * const t = tf.tensor4d([1, 2, 3], [1, 1, 3, 1]);
 * const y = translate(t, tf.tensor1d([0]), tf.tensor1d([1]));
 * deepStrictEqual([...y.dataSync()], [2, 3, 0]);
 * ```
 */
export function translate(
  t: tf.Tensor4D,
  up: tf.Tensor1D,
  left: tf.Tensor1D,
): tf.Tensor4D {
  const [batch, h, w, channels] = t.shape;
  const moved = interpolation(h, up)
    .matMul(t.reshape([batch, h, w * channels])); // [batch, h, w c]
  const across = moved.reshape([batch, h, w, channels])
    .transpose([0, 1, 3, 2]).reshape([batch, h * channels, w])
    .matMul(interpolation(w, left), false, true); // [batch, h c, w]
  return across.reshape([batch, h, channels, w])
    .transpose([0, 1, 3, 2]) as tf.Tensor4D;
}

/** R of each image, `[batch, size, size]`. */
function interpolation(size: number, shift: tf.Tensor1D): tf.Tensor3D {
  const i = tf.range(0, size).reshape([1, size, 1]);
  const j = tf.range(0, size).reshape([1, 1, size]);
  const from = i.add(shift.reshape([-1, 1, 1])); // [batch, size, 1]
  return tf.relu(j.sub(from).abs().neg().add(1)) as tf.Tensor3D;
}
