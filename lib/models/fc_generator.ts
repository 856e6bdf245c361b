import { type Random, tf } from "@/engine/mod.ts";
import { classAffine } from "./_class_affine.ts";
import { classInput } from "./_classes.ts";
import { asGenerator, type Generator } from "./gan.ts";
import { through } from "./_gan_stages.ts";
import { glorotNormal, heNormal } from "./_stages.ts";

/** What a generator of dense layers is built from. */
export interface FcGeneratorOptions {
  /** Width and height of the images */
  size: number;
  channels?: number;
  latentDim?: number;
  /** Classes that may be asked for; 0: none */
  classes?: number;
  /** Units of the layers before the pixels */
  hidden?: readonly number[];
  /** Weights are drawn from it */
  random: Random;
}

/**
 * The generator of an FC-GAN: noise through dense layers to pixels.
 *
 * ```text
 * z       [batch, 64]
 *         [batch, 128]         dense, batch normalisation, ReLU
 *         [batch, 256]
 *         [batch, 512]
 *         [batch, 1024]
 * image   [batch, 64, 64, 1]   dense, sigmoid: in [0, 1], ink high
 * ```
 *
 * With classes, each normalisation has a scale and a shift for each of them.
 * Source: Goodfellow et al. 2014, https://arxiv.org/abs/1406.2661
 */
export function fcGenerator(
  {
    size,
    channels = 1,
    latentDim = 64,
    classes = 0,
    hidden = [128, 256, 512, 1024],
    random,
  }: FcGeneratorOptions,
): Generator {
  const z = tf.input({ shape: [latentDim], name: "z" });
  const asked = classInput(classes);
  let h: tf.SymbolicTensor = z;
  hidden.forEach((units, i) => {
    const name = `norm${i + 1}`;
    h = through(h, [
      tf.layers.dense({
        name: `dense${i + 1}`,
        units,
        useBias: false, // the normalisation brings its own
        kernelInitializer: heNormal(random),
      }),
      tf.layers.batchNormalization({ name, momentum: 0.9 }),
    ]);
    h = classAffine(h, asked[0], { name, random });
    h = through(h, [tf.layers.reLU({ name: `relu${i + 1}` })]);
  });
  const pixels = tf.layers.dense({
    name: "pixels",
    units: size * size * channels,
    activation: "sigmoid",
    kernelInitializer: glorotNormal(random),
  }).apply(h);
  const image = tf.layers.reshape({
    name: "image",
    targetShape: [size, size, channels],
  }).apply(pixels) as tf.SymbolicTensor;
  const inputs = [z, ...asked];
  const model = tf.model({ name: "generator", inputs, outputs: image });
  return asGenerator(model, {
    size,
    channels,
    classes,
    latentDim,
    range: "unit",
  });
}
