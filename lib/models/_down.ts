import { type Random, tf } from "@/engine/mod.ts";
import { heNormal } from "./_stages.ts";

/** What halves a map, and how. */
interface DownOptions {
  /** Of the convolution; the other layers are named after it */
  name: string;
  /** After the normalisation */
  activation: tf.layers.Layer;
  /** Weights are drawn from it */
  random: Random;
}

/**
 * A halving convolution, 4 by 4, batch normalisation, activation:
 * `[batch, s, s, c]` → `[batch, s / 2, s / 2, filters]`.
 *
 * Source: Radford et al. 2016, https://arxiv.org/abs/1511.06434
 */
export function down(
  h: tf.SymbolicTensor,
  filters: number,
  { name, activation, random }: DownOptions,
): tf.SymbolicTensor {
  const layers = [
    tf.layers.conv2d({
      name,
      filters,
      kernelSize: 4,
      strides: 2,
      padding: "same",
      useBias: false, // the normalisation brings its own
      kernelInitializer: heNormal(random),
    }),
    tf.layers.batchNormalization({ name: `${name}_norm`, momentum: 0.9 }),
    activation,
  ];
  return layers.reduce((y, layer) => layer.apply(y) as tf.SymbolicTensor, h);
}
