import { type Random, tf } from "@/engine/mod.ts";
import { asDiscriminator, type Discriminator } from "./gan.ts";
import { heNormal } from "./_stages.ts";
import { verdict } from "./_verdict.ts";

/** What a discriminator of dense layers is built from. */
export interface FcDiscriminatorOptions {
  /** Width and height of the images */
  size: number;
  channels?: number;
  /** Classes that images have; 0: none */
  classes?: number;
  /** Units of the layers before the logit */
  hidden?: readonly number[];
  /** Weights are drawn from it */
  random: Random;
}

/** Slope of a LeakyReLU below 0. */
const LEAK = 0.2;

/**
 * The discriminator of an FC-GAN: pixels through dense layers to a logit.
 *
 * ```text
 * x       [batch, 64, 64, 1]
 *         [batch, 512]         dense, LeakyReLU
 *         [batch, 256]
 *         [batch, 128]
 * logit   [batch, 1]           dense
 * ```
 *
 * Source: Goodfellow et al. 2014, https://arxiv.org/abs/1406.2661
 */
export function fcDiscriminator(
  {
    size,
    channels = 1,
    classes = 0,
    hidden = [512, 256, 128],
    random,
  }: FcDiscriminatorOptions,
): Discriminator {
  const x = tf.input({ shape: [size, size, channels], name: "x" });
  let h = tf.layers.flatten({ name: "pixels" }).apply(x) as tf.SymbolicTensor;
  hidden.forEach((units, i) => {
    const layers = [
      tf.layers.dense({
        name: `dense${i + 1}`,
        units,
        kernelInitializer: heNormal(random),
      }),
      tf.layers.leakyReLU({ name: `leaky${i + 1}`, alpha: LEAK }),
    ];
    for (const layer of layers) h = layer.apply(h) as tf.SymbolicTensor;
  });
  const { asked, logit } = verdict(h, classes, random);
  const inputs = [x, ...asked];
  const model = tf.model({ name: "discriminator", inputs, outputs: logit });
  return asDiscriminator(model, { size, channels, classes });
}
