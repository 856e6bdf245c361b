import { tf } from "@/engine/mod.ts";
import { squaredGradient } from "./_input_gradient.ts";

/**
 * R1: punishes a discriminator for being steep where the real images are.
 *
 *   1/2 E[|grad_x D(x)|^2]   over real images x
 *
 * Summed over an image's pixels, averaged over the batch, with the logit as
 * D(x): logits squared by pixel values squared, no nats. The paper's weight
 * gamma is the caller's (10 there), as is being lazy: every k-th step with k
 * times the weight.
 * Source: Mescheder et al. 2018, eq. 9, https://arxiv.org/abs/1801.04406
 *
 * @param judge D: images to logits `[batch, 1]`; twice differentiable
 * @param real `[batch, …]`
 * @returns Scalar, >= 0
 *
 * @example D(x) = 3 x1 + 4 x2 is equally steep everywhere: 1/2 (9 + 16)
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { tf } from "../../engine/mod.ts";
 * const judge = (x: tf.Tensor2D) => x.matMul(tf.tensor2d([[3], [4]]));
 * strictEqual(r1Penalty(judge, tf.ones([5, 2])).arraySync(), 12.5);
 * ```
 */
export function r1Penalty<T extends tf.Tensor>(
  judge: (x: T) => tf.Tensor,
  real: T,
): tf.Scalar {
  return tf.tidy(() => squaredGradient(judge, real).mean().div(2) as tf.Scalar);
}
