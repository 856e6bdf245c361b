import { tf } from "@/engine/mod.ts";
import type { AdversarialLoss } from "./adversarial_loss.ts";
import { crossEntropy } from "./_cross_entropy.ts";

/**
 * The usual GAN: D as in the minimax game, G maximises log D(G(z)).
 *
 *   D: -E[log D(x)] - E[log(1 - D(G(z)))]    G: -E[log D(G(z))]
 *
 * In nats per image; binary cross-entropy on logits for both players.
 * Source: Goodfellow et al. 2014, section 3, https://arxiv.org/abs/1406.2661
 *
 * @example G learns most where D is sure: its gradient there is -1, not 0
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { tf } from "../../engine/mod.ts";
 * const gradient = tf.grad((logits) => nonSaturating.generator(logits));
 * const [slope] = gradient(tf.tensor2d([[-100]])).dataSync();
 * strictEqual(slope, -1);
 * ```
 */
export const nonSaturating: AdversarialLoss = {
  name: "non-saturating",
  hasTarget: true,
  discriminator: crossEntropy,
  generator(fake) {
    // -log sigmoid(l) = softplus(-l)
    return tf.tidy(() => tf.softplus(fake.neg()).mean() as tf.Scalar);
  },
};
