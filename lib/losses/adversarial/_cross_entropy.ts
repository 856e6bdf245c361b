import { tf } from "@/engine/mod.ts";
import type { DiscriminatorOptions } from "./adversarial_loss.ts";
import { realTarget } from "./_smoothing.ts";

/**
 * Binary cross-entropy of a discriminator that gives logits l.
 *
 *   D(x) = sigmoid(l),  t = 1 - smoothing
 *   real: -t log D(x) - (1 - t) log(1 - D(x)) = softplus(l) - t l
 *   fake: -log(1 - D(G(z)))                   = softplus(l)
 *
 * Source: Goodfellow et al. 2014, eq. 1, https://arxiv.org/abs/1406.2661
 */
export function crossEntropy(
  real: tf.Tensor,
  fake: tf.Tensor,
  { smoothing = 0 }: DiscriminatorOptions = {},
): { real: tf.Scalar; fake: tf.Scalar } {
  const target = realTarget(smoothing);
  return tf.tidy(() => ({
    real: tf.softplus(real).sub(real.mul(target)).mean() as tf.Scalar,
    fake: tf.softplus(fake).mean() as tf.Scalar,
  }));
}
