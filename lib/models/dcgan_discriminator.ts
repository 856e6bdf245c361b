import { type Random, tf } from "@/engine/mod.ts";
import { asDiscriminator, type Discriminator } from "./gan.ts";
import { conditionalNorm } from "./conditional_norm.ts";
import { ganFilters, LEAK, through } from "./_gan_stages.ts";
import { MinibatchStddev } from "./minibatch_stddev.ts";
import { convolution, type Normalization } from "./_normalized_layers.ts";
import { dcganNormal } from "./_stages.ts";
import { verdict } from "./_verdict.ts";

/** What a convolutional discriminator is built from. */
export interface DcganDiscriminatorOptions {
  /** Width and height of the images: 32, 64, 128 or 256 */
  size: number;
  channels?: number;
  /** Filters of the outermost convolution */
  width?: number;
  /** Classes that images have; 0: none */
  classes?: number;
  /** Default "batch" */
  normalization?: Normalization;
  /** Let it see how much a batch differs */
  minibatchStddev?: boolean;
  /** Weights are drawn from it */
  random: Random;
}

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
  const kind = { normalization, initial: dcganNormal, random };
  const stages = ganFilters(size, width).reverse();
  let h: tf.SymbolicTensor = x;
  stages.forEach((filters, i) => {
    const name = `down${i + 1}`;
    const isLast = i === stages.length - 1;
    if (minibatchStddev && isLast) {
      h = through(h, [new MinibatchStddev({ name: "stddev" })]);
    }
    const options = { name, filters, kernelSize: 4, strides: 2 };
    h = through(h, [convolution(options, kind)]);
    if (normalization === "batch" && i > 0) {
      h = conditionalNorm(h, undefined, { name: `${name}_norm`, random });
    }
    const leaky = { name: `${name}_leaky`, alpha: LEAK };
    h = through(h, [tf.layers.leakyReLU(leaky)]);
  });
  const features = through(h, [tf.layers.flatten({ name: "features" })]);
  const { asked, logit } = verdict(features, classes, kind);
  const inputs = [x, ...asked];
  const model = tf.model({ name: "discriminator", inputs, outputs: logit });
  return asDiscriminator(model, { size, channels, classes });
}
