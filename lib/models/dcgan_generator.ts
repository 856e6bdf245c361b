import { type Random, tf } from "@/engine/mod.ts";
import { conditionalNorm } from "./conditional_norm.ts";
import { classInput } from "./_classes.ts";
import { asGenerator, type Generator } from "./gan.ts";
import { ganFilters, INNERMOST, through } from "./_gan_stages.ts";
import { dcganNormal } from "./_stages.ts";

/** How a generator doubles its maps. */
export type Upsampling = "transposed" | "resize";

/** What a convolutional generator is built from. */
export interface DcganGeneratorOptions {
  /** Width and height of the images: 32, 64, 128 or 256 */
  size: number;
  channels?: number;
  latentDim?: number;
  /** Filters of the outermost convolution but one */
  width?: number;
  /** Classes that may be asked for; 0: none */
  classes?: number;
  /** `resize` leaves no checkerboard (Odena et al. 2016) */
  upsampling?: Upsampling;
  /**
   * Share of ink in the data: the last layer gets a bias that begins there, so
   * that paper need not be learned first; left out: none, as in the source
   */
  inkShare?: number;
  /** Weights are drawn from it */
  random: Random;
}

/**
 * The generator of a DCGAN: noise through doubling convolutions to pixels.
 *
 * At 64 pixels and `width` 64, each transposed convolution 4 by 4, stride 2:
 *
 * ```text
 * z       [batch, 100]
 *         [batch, 4, 4, 512]   dense, batch normalisation, ReLU
 *         [batch, 8, 8, 256]   transposed convolution, normalisation, ReLU
 *         [batch, 16, 16, 128]
 *         [batch, 32, 32, 64]
 * image   [batch, 64, 64, 1]   transposed convolution, tanh: in [-1, 1]
 * ```
 *
 * With `width` 32 it is the fc 100 → 256·4·4 → 128-64-32-1 of project S3. With
 * classes, each normalisation has scales and shifts for each of them.
 * Source: Radford et al. 2016, https://arxiv.org/abs/1511.06434
 *
 * @throws {RangeError} If `size` is no power of two from 32 to 256
 */
export function dcganGenerator(
  {
    size,
    channels = 1,
    latentDim = 100,
    width = 64,
    classes = 0,
    upsampling = "transposed",
    inkShare,
    random,
  }: DcganGeneratorOptions,
): Generator {
  const [inner, ...outer] = ganFilters(size, width);
  const z = tf.input({ shape: [latentDim], name: "z" });
  const asked = classInput(classes);
  const normed = (h: tf.SymbolicTensor, name: string) =>
    tf.layers.reLU({ name: `${name}_relu` }).apply(
      conditionalNorm(h, asked[0], { name: `${name}_norm`, random }),
    ) as tf.SymbolicTensor;
  let h = through(z, [
    tf.layers.dense({
      name: "dense",
      units: INNERMOST * INNERMOST * inner,
      useBias: false, // the normalisation brings its own
      kernelInitializer: dcganNormal(random),
    }),
    tf.layers.reshape({
      name: "map",
      targetShape: [INNERMOST, INNERMOST, inner],
    }),
  ]);
  h = normed(h, "dense");
  outer.forEach((filters, i) => {
    const name = `up${i + 1}`;
    h = through(h, doubling(filters, { name, upsampling, random }));
    h = normed(h, name);
  });
  const image = through(h, [
    ...doubling(channels, { name: "pixels", upsampling, inkShare, random }),
    tf.layers.activation({ name: "image", activation: "tanh" }),
  ]);
  const inputs = [z, ...asked];
  const model = tf.model({ name: "generator", inputs, outputs: image });
  return asGenerator(model, {
    size,
    channels,
    classes,
    latentDim,
    range: "symmetric",
  });
}

/** `[batch, s, s, c]` → `[batch, 2s, 2s, filters]`. */
function doubling(
  filters: number,
  { name, upsampling, inkShare, random }: {
    name: string;
    upsampling: Upsampling;
    inkShare?: number;
    random: Random;
  },
): tf.layers.Layer[] {
  const level = Math.atanh(2 * (inkShare ?? 0.5) - 1);
  const shared = {
    name,
    filters,
    padding: "same" as const,
    useBias: inkShare !== undefined, // else a normalisation brings its own
    biasInitializer: tf.initializers.constant({ value: level }),
    kernelInitializer: dcganNormal(random),
  };
  if (upsampling === "transposed") {
    const options = { ...shared, kernelSize: 4, strides: 2 };
    return [tf.layers.conv2dTranspose(options)];
  }
  return [
    tf.layers.upSampling2d({ name: `${name}_twice`, size: [2, 2] }),
    tf.layers.conv2d({ ...shared, kernelSize: 3 }),
  ];
}
