/** The numbers of a GAN run: flags, defaults, presets. */
import * as z from "zod";
import { ADVERSARIAL_LOSSES, type AdversarialLossName } from "@/losses/mod.ts";
import { DATA_FLAGS } from "./_data.ts";

const LOSSES = Object.keys(ADVERSARIAL_LOSSES) as AdversarialLossName[];

/** What both kinds of GAN have; the help is made of it. */
export const GAN_FLAGS = {
  ...DATA_FLAGS,
  size: z.literal([28, 32, 64, 128]).default(64)
    .describe("width and height of the images"),
  mix: z.int().min(0).max(100_000).default(0)
    .describe(
      "signatures by formula to learn from at first; 2000 if --data is a " +
        "folder of signatures",
    ),
  augment: z.boolean().default(true)
    .describe("move, turn and thicken the training images a little"),
  conditional: z.boolean().default(false)
    .describe("learn to draw a class that is asked for: the labels"),
  latentDim: z.int().min(1).max(1024).default(64)
    .describe("numbers that a picture is made of"),
  loss: z.enum(LOSSES).default("non-saturating")
    .describe("what the networks play for"),
  learningRate: z.number().gt(0).max(1).default(2e-4)
    .describe("rate of Adam, of the generator"),
  discriminatorRate: z.number().gt(0).max(1).default(2e-4)
    .describe("rate of Adam, of the discriminator"),
  lastRate: z.number().min(0).max(1).default(1)
    .describe("what is left of both rates at the end; they fall from half on"),
  adamBeta1: z.number().min(0).lt(1).default(0.5)
    .describe("how slowly Adam turns"),
  smoothing: z.number().min(0).lt(1).default(0.1)
    .describe(
      "how far from 1 the target for real images is; 0 where the loss has none",
    ),
  discriminatorSteps: z.int().min(1).max(20).default(1)
    .describe("steps of the discriminator to one of the generator"),
  r1: z.number().min(0).default(0)
    .describe("weight of the R1 penalty; 0 leaves it out"),
  gradientPenalty: z.number().min(0).default(0)
    .describe("weight of the penalty of WGAN-GP; 0 leaves it out"),
  penaltyEvery: z.int().min(1).default(16)
    .describe("steps from one penalty to the next"),
  diffAugment: z.enum(["none", "fixed", "adaptive"]).default("fixed")
    .describe("what the discriminator sees is moved, cut and shaded"),
  instanceNoise: z.number().min(0).max(2).default(0.5)
    .describe("noise on what the discriminator sees at first"),
  noiseSteps: z.int().min(1).default(6000)
    .describe("steps after which that noise is gone"),
  emaDecay: z.number().min(0).lt(1).default(0.995)
    .describe("how slowly the averaged generator follows"),
  steps: z.int().min(1).max(10_000_000).default(6000)
    .describe("steps of training"),
  batch: z.int().min(2).max(4096).default(64)
    .describe("images in a step"),
  checkpointEvery: z.int().min(1).default(250)
    .describe("steps between checkpoints, which a run is resumed from"),
  range: z.enum(["unit", "symmetric"]).optional()
    .describe("of the pixels; must be the networks', which is taken unsaid"),
  seed: z.int().min(0).max(2 ** 31 - 1).default(1)
    .describe("everything random follows from it"),
};

/** What a convolutional GAN has besides. */
export const DCGAN_FLAGS = {
  ...GAN_FLAGS,
  size: z.literal([32, 64, 128]).default(64)
    .describe("width and height of the images: a power of two"),
  latentDim: GAN_FLAGS.latentDim.default(100),
  learningRate: GAN_FLAGS.learningRate
    .describe("rate of Adam, of the generator; 0.001 for fingerprints"),
  discriminatorRate: GAN_FLAGS.discriminatorRate
    .describe("rate of Adam, of the discriminator; 0.0005 for fingerprints"),
  lastRate: GAN_FLAGS.lastRate.describe(
    "what is left of both rates at the end; they fall from half on; 0.1 for " +
      "fingerprints",
  ),
  diffAugment: GAN_FLAGS.diffAugment.describe(
    "what the discriminator sees is moved, cut and shaded; adaptive for " +
      "fingerprints",
  ),
  // Convolutions do not win at once against each other, as dense layers do.
  instanceNoise: GAN_FLAGS.instanceNoise.default(0)
    .describe("noise on what the discriminator sees; 0.4 for fingerprints"),
  noiseSteps: GAN_FLAGS.noiseSteps
    .describe("steps after which it is gone; 1200 for fingerprints"),
  emaDecay: GAN_FLAGS.emaDecay.describe(
    "how slowly the averaged generator follows; 0.98 for fingerprints",
  ),
  steps: GAN_FLAGS.steps.default(2000),
  width: z.int().min(4).max(256).default(40)
    .describe("filters of the outermost convolution"),
  network: z.enum(["dcgan", "residual"]).default("dcgan")
    .describe("convolutions in a row, or in blocks with a way around"),
  upsampling: z.enum(["transposed", "resize"]).default("transposed")
    .describe("how the generator enlarges; resize leaves no checkerboard"),
  normalization: z.enum(["batch", "spectral", "none"]).default("batch")
    .describe("of the discriminator"),
  minibatchStddev: z.boolean().default(false)
    .describe("let the discriminator see how much a batch differs"),
};

/** A GAN run's options by name. */
export type GanConfig = z.output<z.ZodObject<typeof GAN_FLAGS>>;
export type DcganConfig = z.output<z.ZodObject<typeof DCGAN_FLAGS>>;

/** Sets of defaults; what is typed wins. */
export const GAN_PRESETS: Record<string, Partial<GanConfig>> = {
  quick: { size: 32, steps: 1000, noiseSteps: 1000, batch: 32 },
  standard: {},
  /** The numbers of the project that documents S1, with the range mended. */
  original: {
    batch: 128,
    learningRate: 1e-5,
    discriminatorRate: 1e-5,
    adamBeta1: 0.9,
    smoothing: 0,
    diffAugment: "none",
    instanceNoise: 0,
    augment: false,
    emaDecay: 0,
    steps: 20_000,
  },
};

/** Sets of defaults; what is typed wins. */
export const DCGAN_PRESETS: Record<string, Partial<DcganConfig>> = {
  quick: { size: 32, width: 16, steps: 300, batch: 32 },
  standard: {},
  /** The numbers of the project that documents S4, with one channel. */
  original: {
    width: 64,
    batch: 128,
    smoothing: 0,
    diffAugment: "none",
    augment: false,
    emaDecay: 0,
    steps: 3000,
  },
};

/** What a folder of one's own takes, where the preset is the standard one. */
export const FOLDER = { mix: 2000 };

/**
 * What a DCGAN of fingerprints takes there: their ridges fill the picture, so
 * that a discriminator is won at once without noise; with it both may take
 * large steps. Thin strokes are lost in such noise: signatures keep the rest.
 */
export const FINGERPRINTS = {
  learningRate: 1e-3,
  discriminatorRate: 5e-4,
  lastRate: 0.1,
  diffAugment: "adaptive",
  instanceNoise: 0.4,
  noiseSteps: 1200,
  emaDecay: 0.98,
} as const;
