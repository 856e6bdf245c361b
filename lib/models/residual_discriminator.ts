import { type Random, tf } from "@/engine/mod.ts";
import { asDiscriminator, type Discriminator } from "./gan.ts";
import { ganFilters, LEAK, through } from "./_gan_stages.ts";
import { MinibatchStddev } from "./minibatch_stddev.ts";
import {
  convolution,
  type LayerKind,
  type Normalization,
} from "./_normalized_layers.ts";
import { heNormal } from "./_stages.ts";
import { SumPooling2d } from "./sum_pooling2d.ts";
import { verdict } from "./_verdict.ts";

/** What a residual discriminator is built from. */
export interface ResidualDiscriminatorOptions {
  /** Width and height of the images: 32, 64, 128 or 256 */
  size: number;
  channels?: number;
  /** Filters of the outermost block */
  width?: number;
  /** Classes that images have; 0: none */
  classes?: number;
  /** Default "spectral" */
  normalization?: Exclude<Normalization, "batch">;
  /** Let it see how much a batch differs */
  minibatchStddev?: boolean;
  /** Weights are drawn from it */
  random: Random;
}

/**
 * A discriminator of residual blocks with spectral normalisation: each halves
 * the map, and adds what it found to the map as it was, halved.
 *
 * ```text
 * x       [batch, s, s, 1]
 *         [batch, s / 2, …, w] block: LeakyReLU (but in the first),
 *         …                    convolution 3 by 3, both again, mean of 2 by 2
 *         [batch, 4, 4, 8 w]
 * logit   [batch, 1]           sum over the map, dense
 * ```
 *
 * Source: Miyato et al. 2018, https://arxiv.org/abs/1802.05957, appendix B.4
 *
 * @throws {RangeError} If `size` is no power of two from 32 to 256
 */
export function residualDiscriminator(
  {
    size,
    channels = 1,
    width = 64,
    classes = 0,
    normalization = "spectral",
    minibatchStddev = false,
    random,
  }: ResidualDiscriminatorOptions,
): Discriminator {
  const x = tf.input({ shape: [size, size, channels], name: "x" });
  const kind = { normalization, initial: heNormal, random };
  const stages = ganFilters(size, width).reverse();
  let h: tf.SymbolicTensor = x;
  stages.forEach((filters, i) => {
    const name = `block${i + 1}`;
    if (minibatchStddev && i === stages.length - 1) {
      h = through(h, [new MinibatchStddev({ name: "stddev" })]);
    }
    h = block(h, filters, { name, isFirst: i === 0, kind });
  });
  const features = through(h, [
    tf.layers.leakyReLU({ name: "last_leaky", alpha: LEAK }),
    new SumPooling2d({ name: "features" }),
  ]);
  const { asked, logit } = verdict(features, classes, kind);
  const inputs = [x, ...asked];
  const model = tf.model({ name: "discriminator", inputs, outputs: logit });
  return asDiscriminator(model, { size, channels, classes });
}

/** `[batch, s, s, c]` → `[batch, s / 2, s / 2, filters]`. */
function block(
  x: tf.SymbolicTensor,
  filters: number,
  { name, isFirst, kind }: { name: string; isFirst: boolean; kind: LayerKind },
): tf.SymbolicTensor {
  const leaky = (what: string) =>
    tf.layers.leakyReLU({ name: `${name}_leaky_${what}`, alpha: LEAK });
  const conv = (what: string, kernelSize: number) =>
    convolution({ name: `${name}_conv_${what}`, filters, kernelSize }, kind);
  const half = (what: string) =>
    tf.layers.averagePooling2d({
      name: `${name}_half_${what}`,
      poolSize: 2,
      strides: 2,
    });
  const found = through(x, [
    ...(isFirst ? [] : [leaky("a")]),
    conv("a", 3),
    leaky("b"),
    conv("b", 3),
    half("found"),
  ]);
  const around = through(x, [half("around"), conv("around", 1)]);
  return tf.layers.add({ name: `${name}_sum` })
    .apply([found, around]) as tf.SymbolicTensor;
}
