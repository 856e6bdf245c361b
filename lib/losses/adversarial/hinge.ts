import { tf } from "@/engine/mod.ts";
import type { AdversarialLoss } from "./adversarial_loss.ts";
import { refuseSmoothing } from "./_smoothing.ts";

/**
 * Hinge loss: D is content once images are right by a margin of 1.
 *
 *   D: E[max(0, 1 - D(x))] + E[max(0, 1 + D(G(z)))]    G: -E[D(G(z))]
 *
 * Source: Lim & Ye 2017, https://arxiv.org/abs/1705.02894;
 * Miyato et al. 2018, eq. 16 and 17, https://arxiv.org/abs/1802.05957
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { tf } from "../../engine/mod.ts";
 * // max(0, 1 - 3) and max(0, 1 - 1/2); max(0, 1 - 2) and max(0, 1 + 0)
 * const { real, fake } = hinge
 *   .discriminator(tf.tensor1d([3, 0.5]), tf.tensor1d([-2, 0]));
 * deepStrictEqual([real.arraySync(), fake.arraySync()], [0.25, 0.5]);
 * ```
 */
export const hinge: AdversarialLoss = {
  name: "hinge",
  hasTarget: false,
  discriminator(real, fake, { smoothing = 0 } = {}) {
    refuseSmoothing("hinge", smoothing);
    return tf.tidy(() => ({
      real: tf.relu(real.neg().add(1)).mean() as tf.Scalar,
      fake: tf.relu(fake.add(1)).mean() as tf.Scalar,
    }));
  },
  generator(fake) {
    return tf.tidy(() => fake.mean().neg() as tf.Scalar);
  },
};
