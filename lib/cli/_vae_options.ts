/** The numbers of a VAE run: flags, defaults, presets. */
import * as z from "zod";
import { LIKELIHOODS } from "@/losses/mod.ts";
import { SIZES } from "@/models/mod.ts";
import { DATA_FLAGS } from "./_data.ts";

/** Every number that a reader may turn; the help is made of it. */
export const VAE_FLAGS = {
  ...DATA_FLAGS,
  size: z.literal(SIZES).default(64)
    .describe(`width and height of the images: ${SIZES.join(", ")}`),
  mix: z.int().min(0).max(100_000).default(0)
    .describe(
      "signatures by formula to learn from at first; 2000 if " +
        "--data is a folder of signatures",
    ),
  augment: z.boolean().default(true)
    .describe("move, turn and thicken the training images a little"),
  conditional: z.boolean().default(false)
    .describe("learn to draw a class that is asked for: the labels"),
  latentDim: z.int().min(1).max(1024).default(64)
    .describe("numbers that describe an image"),
  levels: z.int().min(1).max(4).default(3)
    .describe("1: one vector of latents; 2 to 4: maps of them below it"),
  width: z.int().min(4).max(128).default(32)
    .describe("filters of the outermost convolution"),
  likelihood: z.enum(LIKELIHOODS).default("bce")
    .describe("how a reconstruction is held against the image"),
  beta: z.number().min(0).max(1000).default(1)
    .describe("weight of the KL term"),
  klWarmup: z.int().min(0).default(300)
    .describe("steps over which beta rises from 0"),
  freeBits: z.number().min(0).max(10).default(0.1)
    .describe("nats that each unit of the vector has for free"),
  steps: z.int().min(1).max(10_000_000).default(400)
    .describe("steps of training; 2000 if --data is a folder"),
  batch: z.int().min(2).max(4096).default(32)
    .describe("images in a step"),
  learningRate: z.number().gt(0).max(1).default(2e-3)
    .describe("peak rate of Adam"),
  emaDecay: z.number().min(0).lt(1).default(0.99)
    .describe("how slowly the averaged weights follow"),
  patience: z.int().min(1).default(20)
    .describe("looks at valid without a better one that end the run"),
  checkpointEvery: z.int().min(1).default(250)
    .describe("steps between checkpoints, which a run is resumed from"),
  range: z.enum(["unit", "symmetric"]).optional()
    .describe("of the pixels; must be the network's, which is taken unsaid"),
  seed: z.int().min(0).max(2 ** 31 - 1).default(1)
    .describe("everything random follows from it"),
};

/** A VAE run's options by name. */
export type VaeConfig = z.output<z.ZodObject<typeof VAE_FLAGS>>;

/** Sets of defaults; what is typed wins. */
export const VAE_PRESETS: Record<string, Partial<VaeConfig>> = {
  /** Fast enough for the wasm engine and for a first look. */
  quick: { size: 32, width: 16, steps: 300, latentDim: 32, klWarmup: 100 },
  standard: {},
  /** The numbers of the project that documents S2. */
  original: {
    size: 28,
    latentDim: 15,
    levels: 1,
    beta: 0.1,
    klWarmup: 0,
    freeBits: 0,
    mix: 0,
    steps: 1000,
    augment: false,
  },
};

/** What a folder of one's own takes, where the preset is the standard one. */
export const FOLDER: Partial<VaeConfig> = { steps: 2000, mix: 2000 };
