/** What a VAE is trained from, and how: the words of `vae_trainer.ts`. */
import type { Random, RandomState } from "@/engine/mod.ts";
import type { Likelihood } from "@/losses/mod.ts";
import type { Features, Scores } from "./events.ts";
import type { Range } from "./range.ts";
import type { VaeNetwork } from "./vae_network.ts";

/** Where training images come from: see `Batches` in `lib/data`. */
export interface BatchSource {
  /** Images in each batch. */
  batch: number;
  /** Of the pixels; must be the network's. */
  range: Range;
  /** `[batch, size, size, 1]` */
  next(): { x: Float32Array; epoch: number; indices: Int32Array };
  /** Plain JSON. */
  state(): unknown;
  restore(state: unknown): void;
}

/** Two networks of the same shape, and where their images come from. */
export interface VaeParts {
  /** Is trained. */
  vae: VaeNetwork;
  /** Follows it. */
  average: VaeNetwork;
  batches: BatchSource;
  /** Class of each item of the data set, where the networks have classes. */
  classes?: ArrayLike<number>;
  /** Images to choose on, `[count, size, size, 1]`. */
  valid: Float32Array;
  /** Their classes. */
  validClasses?: ArrayLike<number>;
  /**
   * Holds samples against them; default: only the ELBO is told.
   *
   * @param pictures `[count, size, size, 1]` in [0, 1]
   */
  score?: (pictures: Float32Array) => Scores | Promise<Scores>;
  /** What these scores compare pictures by. */
  features?: Features;
  /** All noise is drawn from it. */
  random: Random;
}

/** How a VAE is trained. */
export interface VaeTraining {
  steps: number;
  learningRate: number;
  likelihood: Likelihood;
  /** Weight of the KL term; 1 is the ELBO. */
  beta: number;
  /** Steps over which beta rises from 0. */
  klWarmup: number;
  /** Nats that each latent unit has for free. */
  freeBits: number;
  /** How slowly the average follows, below 1. */
  emaDecay: number;
}

/** What a step changes besides the variables; plain JSON. */
export interface VaeState {
  batches: unknown;
  noise: RandomState;
  epoch: number;
}

/** What serves a small VAE. */
export const VAE_TRAINING: VaeTraining = {
  steps: 600,
  learningRate: 2e-3,
  likelihood: "bce",
  beta: 1,
  klWarmup: 300,
  freeBits: 0,
  emaDecay: 0.99,
};
