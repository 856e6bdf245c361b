import type { tf } from "@/engine/mod.ts";

/** The losses of a GAN, by name. */
export type AdversarialLossName =
  | "minimax"
  | "non-saturating"
  | "hinge"
  | "least-squares"
  | "wasserstein";

/** How the discriminator is asked. */
export interface DiscriminatorOptions {
  /**
   * Real images are called real only to 1 - smoothing, in [0, 1).
   * Source: Salimans et al. 2016, section 3.4 (one-sided label smoothing)
   */
  smoothing?: number;
}

/**
 * What each player of a GAN minimises, of logits `[batch, 1]` or `[batch]`.
 *
 * Averaged over the batch. With each of them, a logit above 0 means real.
 */
export interface AdversarialLoss {
  readonly name: AdversarialLossName;
  /** Whether D's logits have a target, which smoothing may soften */
  readonly hasTarget: boolean;
  /**
   * What D minimises is the sum of two parts, so that they can be logged
   * apart.
   *
   * @param real Logits of real images
   * @param fake Logits of generated ones
   * @throws {RangeError} If smoothing is outside [0, 1) or has no meaning here
   */
  discriminator(
    real: tf.Tensor,
    fake: tf.Tensor,
    options?: DiscriminatorOptions,
  ): { real: tf.Scalar; fake: tf.Scalar };
  /**
   * What G minimises.
   *
   * @param fake Logits of generated images
   */
  generator(fake: tf.Tensor): tf.Scalar;
}
