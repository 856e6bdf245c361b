import { tf } from "@/engine/mod.ts";

/**
 * Sets a rectangle of each image to 0; at the edges it may reach over them.
 *
 * @param t `[batch, h, w, channels]`
 * @param u Where its middle is, `[batch, 2]` (down, right), uniform in [0, 1)
 * @param share Of the image's height and width that it has
 *
 * @example Two of four columns (and the one row), about the middle
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { tf } from "../engine/mod.ts";
 * const t = tf.tensor4d([1, 2, 3, 4], [1, 1, 4, 1]);
 * const y = cutOut(t, tf.tensor2d([[0, 0.5]]), 1 / 2);
 * deepStrictEqual([...y.dataSync()], [1, 0, 0, 4]);
 * ```
 */
export function cutOut(
  t: tf.Tensor4D,
  u: tf.Tensor2D,
  share: number,
): tf.Tensor4D {
  const [, h, w] = t.shape;
  const [down, right] = tf.unstack(u, 1);
  const rows = inside(h, down, share).reshape([-1, h, 1, 1]);
  const columns = inside(w, right, share).reshape([-1, 1, w, 1]);
  return t.mul(rows.mul(columns).neg().add(1)) as tf.Tensor4D;
}

/** 1 at the pixels that the rectangle covers along an axis, `[batch, size]`. */
function inside(size: number, u: tf.Tensor, share: number): tf.Tensor2D {
  const length = Math.round(share * size);
  // An even one lies between pixels: there is one place more for it.
  const places = size + 1 - length % 2;
  const start = u.mul(places).floor().sub(Math.floor(length / 2));
  const middle = start.add((length - 1) / 2).reshape([-1, 1]);
  const distance = tf.range(0, size).reshape([1, size]).sub(middle).abs();
  return distance.less(length / 2).cast("float32") as tf.Tensor2D;
}
