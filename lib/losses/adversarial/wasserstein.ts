import { tf } from "@/engine/mod.ts";
import type { AdversarialLoss } from "./adversarial_loss.ts";
import { refuseSmoothing } from "./_smoothing.ts";

/**
 * Wasserstein loss: D is a critic whose mean differs as much as it can.
 *
 *   D: -E[D(x)] + E[D(G(z))]    G: -E[D(G(z))]
 *
 * Minus D's loss estimates the earth mover's distance times D's steepness,
 * which has to be held near 1: see `gradientPenalty`.
 * Source: Arjovsky et al. 2017, eq. 2 and 3, https://arxiv.org/abs/1701.07875
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { tf } from "../../engine/mod.ts";
 * const { real, fake } = wasserstein
 *   .discriminator(tf.tensor1d([3, 1]), tf.tensor1d([-2, 1]));
 * deepStrictEqual([real.arraySync(), fake.arraySync()], [-2, -0.5]);
 * ```
 */
export const wasserstein: AdversarialLoss = {
  name: "wasserstein",
  hasTarget: false,
  discriminator(real, fake, { smoothing = 0 } = {}) {
    refuseSmoothing("Wasserstein", smoothing);
    return tf.tidy(() => ({
      real: real.mean().neg() as tf.Scalar,
      fake: fake.mean() as tf.Scalar,
    }));
  },
  generator(fake) {
    return tf.tidy(() => fake.mean().neg() as tf.Scalar);
  },
};
