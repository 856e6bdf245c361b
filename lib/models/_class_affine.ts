import { type Random, tf } from "@/engine/mod.ts";
import { dcganNormal } from "./_stages.ts";

type Symbolic = tf.SymbolicTensor;

/**
 * Each class scales and shifts the channels: h gamma_y + beta_y.
 *
 * A dense layer without bias on one-hot rows picks the numbers of the class.
 * After batch normalisation it is conditional batch normalisation.
 * Source: Dumoulin et al. 2017, https://arxiv.org/abs/1610.07629
 *
 * @param h `[batch, channels]` or `[batch, height, width, channels]`
 * @param asked One-hot classes `[batch, classes]`; undefined: h as it is
 * @param options `name` stands before the names of the layers
 */
export function classAffine(
  h: Symbolic,
  asked: Symbolic | undefined,
  { name, random }: { name: string; random: Random },
): Symbolic {
  if (!asked) return h;
  const channels = h.shape.at(-1)!;
  const ofClass = (what: string, mean: number) => {
    const row = tf.layers.dense({
      name: `${name}_${what}`,
      units: channels,
      useBias: false, // a row for each class is all there is
      kernelInitializer: dcganNormal(random, mean),
    }).apply(asked) as Symbolic;
    return h.shape.length === 2 ? row : tf.layers.reshape({
      name: `${name}_${what}_map`,
      targetShape: [1, 1, channels],
    }).apply(row) as Symbolic;
  };
  const scaled = tf.layers.multiply({ name: `${name}_scaled` })
    .apply([h, ofClass("gamma", 1)]) as Symbolic;
  return tf.layers.add({ name: `${name}_shifted` })
    .apply([scaled, ofClass("beta", 0)]) as Symbolic;
}
