import { type Random, tf } from "@/engine/mod.ts";
import { down } from "./_down.ts";
import { glorotNormal } from "./_stages.ts";

/** What an encoder for features is built from. */
export interface FeatureEncoderOptions {
  /** Width and height of the images, a multiple of 16 */
  size: number;
  /** Numbers that describe an image */
  dim: number;
  /** Whose an image may be: writers or fingers */
  classes: number;
  /** Ways in which an image may be spoiled */
  distortions: number;
  /** Weights are drawn from it */
  random: Random;
}

/** Filters of each halving convolution. */
const FILTERS = [16, 32, 64, 64];

/**
 * A small network that describes an image by what it was taught to tell: whose
 * it is, and how it was spoiled.
 *
 * ```text
 * x         [batch, 64, 64, 1]   in [0, 1], ink high
 *           [batch, 32, 32, 16]  convolution 4 by 4, normalisation, LeakyReLU
 *           [batch, 16, 16, 32]  convolution; and so on
 *           [batch, 8, 8, 64]
 *           [batch, 4, 4, 64]
 * features  [batch, dim]         dense, normalised, of the last map and of the
 *                                mean of each: what, where, and how fine
 * class     [batch, classes]     dense, logits
 * strengths [batch, distortions] dense, logits
 * ```
 *
 * @returns One input, three outputs in that order
 * @throws {RangeError} If `size` is no multiple of 16
 */
export function featureEncoder(
  { size, dim, classes, distortions, random }: FeatureEncoderOptions,
): tf.LayersModel {
  if (!(size >= 16 && size % 16 === 0)) {
    throw new RangeError(
      `Cannot build an encoder as size must be a multiple of 16: current ` +
        `value is ${size}`,
    );
  }
  const x = tf.input({ shape: [size, size, 1], name: "x" });
  let h: tf.SymbolicTensor = x;
  const seen: tf.SymbolicTensor[] = [];
  FILTERS.forEach((filters, i) => {
    const name = `down${i + 1}`;
    const activation = tf.layers.leakyReLU({
      name: `${name}_leaky`,
      alpha: .2,
    });
    h = down(h, filters, { name, activation, random });
    seen.push(
      tf.layers.globalAveragePooling2d({ name: `mean${i + 1}` })
        .apply(h) as tf.SymbolicTensor,
    );
  });
  const last = tf.layers.flatten({ name: "last" }).apply(h);
  const all = tf.layers.concatenate({ name: "seen" })
    .apply([...seen, last as tf.SymbolicTensor]);
  const dense = (name: string, units: number, useBias = true) =>
    tf.layers.dense({
      ...{ name, units, useBias },
      kernelInitializer: glorotNormal(random),
    });
  const features = tf.layers.batchNormalization({
    name: "features",
    momentum: .9,
  }).apply(dense("describe", dim, false).apply(all)) as tf.SymbolicTensor;
  const outputs = [
    features,
    dense("class", classes).apply(features) as tf.SymbolicTensor,
    dense("strengths", distortions).apply(features) as tf.SymbolicTensor,
  ];
  return tf.model({ name: "encoder", inputs: x, outputs });
}
