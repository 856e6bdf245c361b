import { tf } from "@/engine/mod.ts";
import { squaredGradient } from "./_input_gradient.ts";

/** Keeps the root's own gradient a number where D is flat. */
const TINY = 1e-12;

/**
 * Gradient penalty of WGAN-GP: D is to be as steep as 1 between the two.
 *
 *   E[(|grad_x D(x)| - 1)^2],  x = mix real + (1 - mix) fake
 *
 * The length is of an image's whole gradient; averaged over the batch. The
 * paper's weight lambda is the caller's (10 there).
 * Source: Gulrajani et al. 2017, eq. 3, https://arxiv.org/abs/1704.00028
 *
 * @param judge D: images to logits `[batch, 1]`; twice differentiable, and
 *   without batch normalisation, which couples the images
 * @param real `[batch, …]`
 * @param fake The same shape
 * @param mix `[batch]`, uniform in [0, 1): how much of the real one is taken
 * @returns Scalar, >= 0
 * @throws {Error} If the shapes differ
 *
 * @example D(x) = 3 x1 + 4 x2 has a gradient of length 5: (5 - 1)^2
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { tf } from "../../engine/mod.ts";
 * const judge = (x: tf.Tensor2D) => x.matMul(tf.tensor2d([[3], [4]]));
 * const [real, fake] = [tf.ones<tf.Rank.R2>([1, 2]), tf.zeros([1, 2])];
 * const penalty = gradientPenalty(judge, real, fake, tf.tensor1d([0.5]));
 * strictEqual(penalty.arraySync().toFixed(4), "16.0000");
 * ```
 */
export function gradientPenalty<T extends tf.Tensor>(
  judge: (x: T) => tf.Tensor,
  real: T,
  fake: tf.Tensor,
  mix: tf.Tensor1D,
): tf.Scalar {
  tf.util.assertShapesMatch(real.shape, fake.shape, "gradientPenalty: ");
  tf.util.assertShapesMatch(mix.shape, [real.shape[0]], "gradientPenalty: ");
  return tf.tidy(() => {
    const share = mix.reshape([-1, ...real.shape.slice(1).map(() => 1)]);
    const between = fake.add(real.sub(fake).mul(share)) as T;
    const length = squaredGradient(judge, between).add(TINY).sqrt();
    return length.sub(1).square().mean() as tf.Scalar;
  });
}
