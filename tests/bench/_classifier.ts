/** A small network that tells classes of pictures apart. */
import { type Random, tf } from "@/engine/mod.ts";
import { glorotNormal, heNormal } from "@/models/_stages.ts";

/** What it is built from. */
export interface ClassifierOptions {
  /** Width and height of the pictures, at least 8 */
  size: number;
  classes: number;
  /** Weights are drawn from it */
  random: Random;
}

/** Filters of the first convolution, doubled inwards up to 8 times. */
const WIDTH = 16;

/**
 * Convolutions of 3 by 3, each with a pooling that halves, until 4 to 7
 * pixels are left.
 *
 * ```text
 * x       [batch, 32, 32, 1]   in [0, 1], ink high
 *         [batch, 16, 16, 16]  convolution, normalisation, ReLU, largest of 4
 *         [batch, 8, 8, 32]
 *         [batch, 4, 4, 64]
 * logits  [batch, classes]     dense
 * ```
 */
export function classifierNetwork(
  { size, classes, random }: ClassifierOptions,
): tf.LayersModel {
  const x = tf.input({ shape: [size, size, 1], name: "x" });
  const layers: tf.layers.Layer[] = [];
  for (let side = size, i = 0; side >= 8; side = Math.floor(side / 2), i++) {
    layers.push(
      tf.layers.conv2d({
        name: `conv${i + 1}`,
        filters: WIDTH * Math.min(8, 2 ** i),
        kernelSize: 3,
        padding: "same",
        useBias: false, // the normalisation brings its own
        kernelInitializer: heNormal(random),
      }),
      tf.layers.batchNormalization({ name: `norm${i + 1}`, momentum: 0.9 }),
      tf.layers.reLU({ name: `relu${i + 1}` }),
      tf.layers.maxPooling2d({ name: `pool${i + 1}`, poolSize: 2 }),
    );
  }
  layers.push(
    tf.layers.flatten({ name: "features" }),
    tf.layers.dense({
      name: "logits",
      units: classes,
      kernelInitializer: glorotNormal(random),
    }),
  );
  const logits = layers.reduce(
    (h, layer) => layer.apply(h) as tf.SymbolicTensor,
    x,
  );
  return tf.model({ name: "classifier", inputs: x, outputs: logits });
}
