import { type Random, tf } from "@/engine/mod.ts";
import { dcganNorm, dcganNormal } from "./_gan_stages.ts";
import { seedFrom } from "./_stages.ts";

/**
 * Batch normalisation; with classes, each has scales and shifts of its own.
 *
 *   gamma_y (x - mean) / sqrt(variance) + beta_y
 *
 * Source: Dumoulin et al. 2017, https://arxiv.org/abs/1610.07629
 *
 * @param x `[batch, h, w, channels]`
 * @param asked One-hot classes `[batch, classes]`; left out: plain
 */
export function conditionalNorm(
  x: tf.SymbolicTensor,
  asked: tf.SymbolicTensor | undefined,
  { name, random }: { name: string; random: Random },
): tf.SymbolicTensor {
  if (!asked) {
    return dcganNorm(name, random).apply(x) as tf.SymbolicTensor;
  }
  const channels = x.shape.at(-1)!;
  const plain = tf.layers.batchNormalization({
    name,
    momentum: 0.9,
    scale: false,
    center: false,
  }).apply(x) as tf.SymbolicTensor;
  const ofClass = (
    what: string,
    initializer: ReturnType<typeof dcganNormal>,
  ) => {
    const dense = tf.layers.dense({
      name: `${name}_${what}`,
      units: channels,
      useBias: false, // a row for each class is all there is
      kernelInitializer: initializer,
    }).apply(asked) as tf.SymbolicTensor;
    return tf.layers.reshape({
      name: `${name}_${what}_map`,
      targetShape: [1, 1, channels],
    }).apply(dense) as tf.SymbolicTensor;
  };
  const nearOne = tf.initializers.randomNormal({
    mean: 1,
    stddev: 0.02,
    seed: seedFrom(random),
  });
  const gamma = ofClass("gamma", nearOne);
  const beta = ofClass("beta", dcganNormal(random));
  const scaled = tf.layers.multiply({ name: `${name}_scaled` })
    .apply([plain, gamma]) as tf.SymbolicTensor;
  return tf.layers.add({ name: `${name}_shifted` })
    .apply([scaled, beta]) as tf.SymbolicTensor;
}
