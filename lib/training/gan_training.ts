/** What a GAN is trained from, and how: the words of `gan_trainer.ts`. */
import type { Random, RandomState, tf } from "@/engine/mod.ts";
import type { AdversarialLossName } from "@/losses/mod.ts";
import type { AdaptiveState } from "./adaptive_strength.ts";
import type { DiffAugmentOptions } from "./diff_augment.ts";
import type { Variables } from "./ema.ts";
import type { Features } from "./events.ts";
import type { HealthState } from "./gan_health.ts";
import type { Range } from "./range.ts";
import type { BatchSource } from "./vae_training.ts";

/** What training asks of a generator: see `lib/models/gan.ts`. */
export interface GanGenerator {
  size: number;
  channels: number;
  latentDim: number;
  /** Classes that it can be asked for; 0: none. */
  classes: number;
  range: Range;
  /** `[batch, size, size, channels]` of `z`, `[batch, latentDim]`. */
  generate(
    z: tf.Tensor2D,
    mode: { training: boolean },
    labels?: tf.Tensor1D,
  ): tf.Tensor4D;
  weights: Variables;
  trainable: tf.Variable[];
}

/** What training asks of a discriminator. */
export interface GanDiscriminator {
  /** Logits `[batch, 1]`: above 0 means real. */
  judge(
    x: tf.Tensor4D,
    mode: { training: boolean },
    labels?: tf.Tensor1D,
  ): tf.Tensor2D;
  weights: Variables;
  trainable: tf.Variable[];
}

/**
 * How pictures are beside held-out images: how far from them as a set, by the
 * features of an encoder (KID) or by any; the least is the best.
 */
export type GanScores = ({ kid: number } | { distance: number }) & {
  /** How much they differ from one another, as a share of what those do */
  diversity: number;
  /** How much ink they have, as a share of what those have */
  ink: number;
};

/** Networks, and where their images come from. */
export interface GanParts {
  generator: GanGenerator;
  /** Follows the generator. */
  average: GanGenerator;
  /** Takes the average's weights to be shown, judged and kept. */
  shown: GanGenerator;
  discriminator: GanDiscriminator;
  batches: BatchSource;
  /** Class of each item of the data set, where the networks have classes. */
  classes?: ArrayLike<number>;
  /** Held-out images, `[count, size, size, channels]`, in the range. */
  valid: Float32Array;
  /** Their classes. */
  validClasses?: ArrayLike<number>;
  /**
   * Holds pictures against held-out images.
   *
   * @param pictures `[count, size, size, channels]` in [0, 1]
   */
  score: (pictures: Float32Array) => GanScores | Promise<GanScores>;
  /** What these scores compare pictures by. */
  features?: Features;
  /** All noise is drawn from it. */
  random: Random;
}

/** How a GAN is trained. */
export interface GanTraining {
  steps: number;
  loss: AdversarialLossName;
  /** Of the generator. */
  learningRate: number;
  /** Of the discriminator (TTUR, Heusel et al. 2017). */
  discriminatorRate: number;
  /** What is left of both rates after all steps, in [0, 1]; 1: all. */
  lastRate: number;
  /** Decay of Adam's first moment. */
  adamBeta1: number;
  /** The discriminator's target for real images is 1 less this. */
  smoothing: number;
  /** Steps of the discriminator to one of the generator. */
  discriminatorSteps: number;
  /** Weight of the R1 penalty; 0: none. */
  r1: number;
  /** Weight of the gradient penalty of WGAN-GP; 0: none. */
  gradientPenalty: number;
  /** Steps from one penalty to the next, which weighs as many times more. */
  penaltyEvery: number;
  /** Whether images are augmented before the discriminator sees them. */
  diffAugment: "none" | "fixed" | "adaptive";
  /** How far; what is left out is as in the source. */
  diffPolicy?: Omit<DiffAugmentOptions, "range" | "p">;
  /** Standard deviation of noise on the images at first, in [0, 1] space. */
  instanceNoise: number;
  /** Steps after which there is none any more. */
  noiseSteps: number;
  /** How slowly the average follows, below 1. */
  emaDecay: number;
}

/** What a step changes besides the variables; plain JSON. */
export interface GanState {
  batches: unknown;
  noise: RandomState;
  epoch: number;
  strength: AdaptiveState;
  health: HealthState;
  /** Times that training was made gentler. */
  softened: number;
}

/** What serves a small convolutional GAN. */
export const GAN_TRAINING: GanTraining = {
  steps: 1000,
  loss: "non-saturating",
  learningRate: 2e-4,
  discriminatorRate: 2e-4,
  lastRate: 1,
  adamBeta1: 0.5,
  smoothing: 0.1,
  discriminatorSteps: 1,
  r1: 0,
  gradientPenalty: 0,
  penaltyEvery: 16,
  diffAugment: "fixed",
  instanceNoise: 0,
  noiseSteps: 1,
  emaDecay: 0.995,
};
