import { type Random, tf } from "@/engine/mod.ts";
import { conditionalNorm } from "./conditional_norm.ts";
import { classInput } from "./_classes.ts";
import { asGenerator, type Generator } from "./gan.ts";
import { ganFilters, INNERMOST, through } from "./_gan_stages.ts";
import { glorotNormal, heNormal } from "./_stages.ts";

/** What a residual generator is built from. */
export interface ResidualGeneratorOptions {
  /** Width and height of the images: 32, 64, 128 or 256 */
  size: number;
  channels?: number;
  latentDim?: number;
  /** Filters of the outermost block */
  width?: number;
  /** Classes that may be asked for; 0: none */
  classes?: number;
  /** Weights are drawn from it */
  random: Random;
}

/**
 * A generator of residual blocks: each doubles the map, and adds what it found
 * to the map as it was, doubled.
 *
 * ```text
 * z       [batch, 100]
 *         [batch, 4, 4, 8 w]   dense
 *         [batch, 8, 8, 4 w]   block: normalisation, ReLU, twice as large,
 *         …                    convolution 3 by 3, and the last three again
 * image   [batch, s, s, 1]     normalisation, ReLU, convolution, tanh
 * ```
 *
 * Source: Miyato et al. 2018, https://arxiv.org/abs/1802.05957, appendix B.4
 *
 * @throws {RangeError} If `size` is no power of two from 32 to 256
 */
export function residualGenerator(
  {
    size,
    channels = 1,
    latentDim = 100,
    width = 64,
    classes = 0,
    random,
  }: ResidualGeneratorOptions,
): Generator {
  const filters = ganFilters(size, width);
  const z = tf.input({ shape: [latentDim], name: "z" });
  const asked = classInput(classes);
  let h = through(z, [
    tf.layers.dense({
      name: "dense",
      units: INNERMOST * INNERMOST * filters[0],
      kernelInitializer: glorotNormal(random),
    }),
    tf.layers.reshape({
      name: "map",
      targetShape: [INNERMOST, INNERMOST, filters[0]],
    }),
  ]);
  filters.forEach((count, i) =>
    h = block(h, count, { name: `block${i + 1}`, asked: asked[0], random })
  );
  h = activated(h, { name: "last", asked: asked[0], random });
  const image = through(h, [
    convolution("pixels", channels, 3, random),
    tf.layers.activation({ name: "image", activation: "tanh" }),
  ]);
  const inputs = [z, ...asked];
  const model = tf.model({ name: "generator", inputs, outputs: image });
  const range = "symmetric";
  return asGenerator(model, { size, channels, classes, latentDim, range });
}

interface Named {
  name: string;
  asked: tf.SymbolicTensor | undefined;
  random: Random;
}

/** `[batch, s, s, c]` → `[batch, 2s, 2s, filters]`. */
function block(
  x: tf.SymbolicTensor,
  filters: number,
  { name, asked, random }: Named,
): tf.SymbolicTensor {
  const twice = (what: string) =>
    tf.layers.upSampling2d({ name: `${name}_${what}`, size: [2, 2] });
  let h = activated(x, { name: `${name}_a`, asked, random });
  h = through(h, [
    twice("twice"),
    convolution(`${name}_conv_a`, filters, 3, random),
  ]);
  h = activated(h, { name: `${name}_b`, asked, random });
  h = through(h, [convolution(`${name}_conv_b`, filters, 3, random)]);
  const around = through(x, [
    convolution(`${name}_around`, filters, 1, random),
    twice("around_twice"), // after the convolution: a quarter of its work
  ]);
  return tf.layers.add({ name: `${name}_sum` })
    .apply([h, around]) as tf.SymbolicTensor;
}

function activated(
  x: tf.SymbolicTensor,
  { name, asked, random }: Named,
): tf.SymbolicTensor {
  const normed = conditionalNorm(x, asked, { name: `${name}_norm`, random });
  return tf.layers.reLU({ name: `${name}_relu` })
    .apply(normed) as tf.SymbolicTensor;
}

function convolution(
  name: string,
  filters: number,
  kernelSize: number,
  random: Random,
) {
  return tf.layers.conv2d({
    name,
    filters,
    kernelSize,
    padding: "same",
    kernelInitializer: heNormal(random),
  });
}
