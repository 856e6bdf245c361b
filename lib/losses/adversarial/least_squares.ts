import { tf } from "@/engine/mod.ts";
import type { AdversarialLoss } from "./adversarial_loss.ts";
import { realTarget } from "./_smoothing.ts";

/**
 * Least squares: logits are pulled to fixed values, so none grows for ever.
 *
 *   D: 1/2 E[(D(x) - b)^2] + 1/2 E[(D(G(z)) - a)^2]
 *   G: 1/2 E[(D(G(z)) - c)^2],  a = -1, b = c = 1
 *
 * The paper's 0-1 coding (a = 0) is the same on another scale; with -1 a
 * logit above 0 means real, as with the other losses. Smoothed, b is
 * 1 - smoothing.
 * Source: Mao et al. 2017, eq. 2 and 9, https://arxiv.org/abs/1611.04076
 *
 * @example Where D knows nothing, each part is 1/2
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { tf } from "../../engine/mod.ts";
 * const logits = tf.zeros([4, 1]);
 * const { real, fake } = leastSquares.discriminator(logits, logits);
 * deepStrictEqual([real.arraySync(), fake.arraySync()], [0.5, 0.5]);
 * ```
 */
export const leastSquares: AdversarialLoss = {
  name: "least-squares",
  hasTarget: true,
  discriminator(real, fake, { smoothing = 0 } = {}) {
    const target = realTarget(smoothing);
    return tf.tidy(() => ({ real: half(real, target), fake: half(fake, -1) }));
  },
  generator(fake) {
    return tf.tidy(() => half(fake, 1));
  },
};

/** 1/2 E[(l - target)^2] */
function half(logits: tf.Tensor, target: number): tf.Scalar {
  return logits.sub(target).square().mean().div(2) as tf.Scalar;
}
