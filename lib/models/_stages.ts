/** What encoder and decoder share: how an image is halved down, and seeds. */
import { type Random, tf } from "@/engine/mod.ts";

/** Sizes of images that the networks can be built for. */
export const SIZES = [28, 32, 64, 128] as const;

/** What a convolutional network is built from. */
export interface NetworkOptions {
  /** Width and height of the images: one of {@linkcode SIZES} */
  size: number;
  latentDim: number;
  /** Filters of the outermost convolution; doubled inwards up to 8 times */
  width?: number;
  /** Classes that images have; default 0: none */
  classes?: number;
  /** Weights are drawn from it */
  random: Random;
}

/** How an image becomes small: the filters of each halving, and what is left. */
export interface Stages {
  /** Filters from the outermost convolution to the innermost */
  filters: number[];
  /** Width and height after the last */
  side: number;
}

/**
 * The halvings of a square image, until 4 to 7 pixels are left.
 *
 * 64 → 32 → 16 → 8 → 4 with 32-64-128-256 filters; 28 → 14 → 7 with 32-64.
 *
 * @throws {RangeError} If `size` is not one of {@linkcode SIZES}
 */
export function stagesOf(size: number, width: number): Stages {
  if (!SIZES.some((allowed) => allowed === size)) {
    throw new RangeError(
      `Cannot build a network as size must be one of ${SIZES.join(", ")}: ` +
        `current value is ${size}`,
    );
  }
  const filters: number[] = [];
  let side = size;
  for (; side >= 8; side /= 2) {
    filters.push(width * Math.min(8, 2 ** filters.length));
  }
  return { filters, side };
}

/** How many levels of latents a ladder can have: one a stage. */
export function maxLevels(size: number): number {
  return stagesOf(size, 1).filters.length;
}

/** Initial weights for ReLU units: N(0, 2 / inputs), He et al. 2015. */
export function heNormal(random: Random) {
  return tf.initializers.heNormal({ seed: seedFrom(random) });
}

/** Initial weights for linear units: Glorot & Bengio 2010. */
export function glorotNormal(random: Random) {
  return tf.initializers.glorotNormal({ seed: seedFrom(random) });
}

/** Initial weights for what shall begin near its bias. */
export function smallNormal(random: Random) {
  const seed = seedFrom(random);
  return tf.initializers.randomNormal({ stddev: 0.01, seed });
}

/** Initial weights of a DCGAN: N(mean, 0.02), Radford et al. 2016. */
export function dcganNormal(random: Random, mean = 0) {
  const seed = seedFrom(random);
  return tf.initializers.randomNormal({ mean, stddev: 0.02, seed });
}

/** A seed that tfjs takes: 0 would count as none. */
export function seedFrom(random: Random): number {
  return 1 + random.integer(2 ** 31 - 2);
}
