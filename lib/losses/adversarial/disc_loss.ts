import { tf } from "@/engine/mod.ts";
import type { DiscriminatorOptions } from "./adversarial_loss.ts";
import { nonSaturating } from "./non_saturating.ts";

/**
 * What the discriminator of the fully connected GAN minimises: binary
 * cross-entropy, the sum of its means over real and over fake images.
 *
 * Both parts of `nonSaturating` in one, by the name that the GAN's document
 * has for it.
 *
 * @param real Logits of real images, `[batch, 1]`
 * @param fake Logits of generated ones
 * @param options `smoothing`: real images count as real to 1 less it
 * @returns Scalar, nats, >= 0
 *
 * @example log 2 for each half of what a discriminator sees, if it guesses
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { tf } from "../../engine/mod.ts";
 * const loss = discLoss(tf.zeros([4, 1]), tf.zeros([4, 1])).arraySync();
 * strictEqual(loss.toFixed(4), Math.log(4).toFixed(4));
 * ```
 */
export function discLoss(
  real: tf.Tensor,
  fake: tf.Tensor,
  options: DiscriminatorOptions = {},
): tf.Scalar {
  return tf.tidy(() => {
    const parts = nonSaturating.discriminator(real, fake, options);
    return parts.real.add(parts.fake) as tf.Scalar;
  });
}
