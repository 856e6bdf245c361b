import { type Random, tf } from "@/engine/mod.ts";
import { asDiscriminator, type Discriminator } from "./gan.ts";
import {
  dcganNorm,
  dcganNormal,
  ganFilters,
  INNERMOST,
  through,
} from "./_gan_stages.ts";
import { MinibatchStddev } from "./minibatch_stddev.ts";
import { SpectralConv2d } from "./spectral_conv2d.ts";
import { verdict } from "./_verdict.ts";

/** How a discriminator is kept from growing steep. */
export type Normalization = "batch" | "spectral" | "none";

/** What a convolutional discriminator is built from. */
export interface DcganDiscriminatorOptions {
  /** Width and height of the images: 32, 64, 128 or 256 */
  size: number;
  channels?: number;
  /** Filters of the outermost convolution */
  width?: number;
  /** Classes that images have; 0: none */
  classes?: number;
  normalization?: Normalization;
  /** Let it see how much a batch differs */
  minibatchStddev?: boolean;
  /** Weights are drawn from it */
  random: Random;
}

/** Slope of a LeakyReLU below 0. */
const LEAK = 0.2;

/**
 * The discriminator of a DCGAN: pixels through halving convolutions to a logit.
 *
 * At 64 pixels and `width` 64, each convolution 4 by 4, stride 2:
 *
 * ```text
 * x       [batch, 64, 64, 1]
 *         [batch, 32, 32, 64]  convolution, LeakyReLU
 *         [batch, 16, 16, 128] convolution, batch normalisation, LeakyReLU
 *         [batch, 8, 8, 256]
 *         [batch, 4, 4, 512]
 * logit   [batch, 1]           dense
 * ```
 *
 * Source: Radford et al. 2016, https://arxiv.org/abs/1511.06434
 *
 * @throws {RangeError} If `size` is no power of two from 32 to 256
 */
export function dcganDiscriminator(
  {
    size,
    channels = 1,
    width = 64,
    classes = 0,
    normalization = "batch",
    minibatchStddev = false,
    random,
  }: DcganDiscriminatorOptions,
): Discriminator {
  const x = tf.input({ shape: [size, size, channels], name: "x" });
  let h: tf.SymbolicTensor = x;
  ganFilters(size, width).reverse().forEach((filters, i) => {
    const name = `down${i + 1}`;
    const isNormed = normalization === "batch" && i > 0;
    h = through(h, [
      halving(filters, { name, normalization, random }),
      ...(isNormed ? [dcganNorm(`${name}_norm`, random)] : []),
      tf.layers.leakyReLU({ name: `${name}_leaky`, alpha: LEAK }),
    ]);
  });
  const features = through(h, [
    ...(minibatchStddev ? [new MinibatchStddev({ name: "stddev" })] : []),
    tf.layers.flatten({ name: "features" }),
  ]);
  const { asked, logit } = verdict(features, classes, random);
  const inputs = [x, ...asked];
  const model = tf.model({ name: "discriminator", inputs, outputs: logit });
  return asDiscriminator(model, { size, channels, classes });
}

/** `[batch, s, s, c]` → `[batch, s / 2, s / 2, filters]`. */
function halving(
  filters: number,
  { name, normalization, random }: {
    name: string;
    normalization: Normalization;
    random: Random;
  },
): tf.layers.Layer {
  const options = { name, filters, kernelSize: INNERMOST, strides: 2 };
  if (normalization === "spectral") {
    return new SpectralConv2d({ ...options, random });
  }
  return tf.layers.conv2d({
    ...options,
    padding: "same",
    useBias: normalization === "none", // a normalisation brings its own
    kernelInitializer: dcganNormal(random),
  });
}
