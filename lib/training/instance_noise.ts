import { tf } from "@/engine/mod.ts";

/**
 * Noise on what the discriminator sees, so that real and fake images overlap
 * while they are still far apart: x + sigma eps.
 *
 * Source: Sønderby et al. 2017, https://arxiv.org/abs/1610.04490
 *
 * @param x Real or fake images, `[batch, …]`
 * @param eps N(0, I) of the same shape, other numbers for each batch
 * @param sigma Scalar, in the units of pixels; let it fall with `linearDecay`
 * @throws {Error} If the shapes differ
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { tf } from "../engine/mod.ts";
 * const [x, eps] = [tf.tensor1d([1, 2]), tf.tensor1d([-1, 2])];
 * deepStrictEqual(instanceNoise(x, eps, tf.scalar(0.5)).arraySync(), [0.5, 3]);
 * ```
 */
export function instanceNoise<T extends tf.Tensor>(
  x: T,
  eps: tf.Tensor,
  sigma: tf.Scalar,
): T {
  tf.util.assertShapesMatch(x.shape, eps.shape, "instanceNoise: ");
  return tf.tidy(() => x.add(eps.mul(sigma)) as T);
}
