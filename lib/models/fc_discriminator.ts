import { type Random, tf } from "@/engine/mod.ts";
import { asDiscriminator, type Discriminator } from "./gan.ts";
import { LEAK, through } from "./_gan_stages.ts";
import { dense, type Normalization } from "./_normalized_layers.ts";
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
  /** Default "none" */
  normalization?: Exclude<Normalization, "batch">;
  /** Weights are drawn from it */
  random: Random;
}

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
    normalization = "none",
    random,
  }: FcDiscriminatorOptions,
): Discriminator {
  const x = tf.input({ shape: [size, size, channels], name: "x" });
  const kind = { normalization, initial: heNormal, random };
  const features = through(x, [
    tf.layers.flatten({ name: "pixels" }),
    ...hidden.flatMap((units, i) => [
      dense({ name: `dense${i + 1}`, units }, kind),
      tf.layers.leakyReLU({ name: `leaky${i + 1}`, alpha: LEAK }),
    ]),
  ]);
  const { asked, logit } = verdict(features, classes, kind);
  const inputs = [x, ...asked];
  const model = tf.model({ name: "discriminator", inputs, outputs: logit });
  return asDiscriminator(model, { size, channels, classes });
}
