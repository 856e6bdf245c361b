import { tf } from "@/engine/mod.ts";
import type { AdversarialLoss } from "./adversarial_loss.ts";
import { crossEntropy } from "./_cross_entropy.ts";

/**
 * The game as it was first written down: G minimises what D maximises.
 *
 *   min_G max_D  E[log D(x)] + E[log(1 - D(G(z)))],  D(x) = sigmoid(l)
 *
 * In nats per image. Where D is sure that images are fake, G has almost no
 * gradient: `nonSaturating` mends that.
 * Source: Goodfellow et al. 2014, eq. 1, https://arxiv.org/abs/1406.2661
 *
 * @example E[log(1 - D(G(z)))] is log 1/2 where D guesses
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { tf } from "../../engine/mod.ts";
 * const loss = minimax.generator(tf.zeros([4, 1]));
 * strictEqual(loss.arraySync().toFixed(4), (-Math.LN2).toFixed(4));
 * ```
 */
export const minimax: AdversarialLoss = {
  name: "minimax",
  hasTarget: true,
  discriminator: crossEntropy,
  generator(fake) {
    // log(1 - sigmoid(l)) = -softplus(l)
    return tf.tidy(() => tf.softplus(fake).mean().neg() as tf.Scalar);
  },
};
