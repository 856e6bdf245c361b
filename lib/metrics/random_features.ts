import { Random, tf } from "@/engine/mod.ts";

/** Filters of each halving convolution. */
const FILTERS = [16, 32, 64];
/** Each map of features is averaged over so many parts along each axis. */
const PARTS = 2;
const SEED = 20_180_104;
const BATCH = 64;

/** Features of a picture. */
export const RANDOM_FEATURES: number = FILTERS.reduce((a, b) => a + b) *
  PARTS ** 2;

/**
 * Features by convolutions with fixed random weights: the root mean square of
 * each map in each quarter of the picture.
 *
 * Nothing was learned, so that they favour no data set; they see strokes and
 * ridges of a few pixels, and roughly where. Enough to compare samples of one
 * data set, not to compare data sets.
 * Source: the random networks of Ulyanov et al. 2018 and of Naeem et al. 2020,
 * https://arxiv.org/abs/2002.09797, section 5
 *
 * @param x `[count, size, size, channels]` in [0, 1], size a multiple of 16
 * or 28
 * @returns `[count, RANDOM_FEATURES]`
 */
export function randomFeatures(
  x: Float32Array,
  { size, channels = 1 }: { size: number; channels?: number },
): Float32Array {
  const area = size * size * channels;
  const count = x.length / area;
  const kernels = drawKernels(channels);
  const out = new Float32Array(count * RANDOM_FEATURES);
  for (let at = 0; at < count; at += BATCH) {
    const here = Math.min(BATCH, count - at);
    const features = tf.tidy(() => {
      const part = x.subarray(at * area, (at + here) * area);
      const images = tf.tensor4d(part, [here, size, size, channels]);
      return featuresOf(images, kernels).dataSync();
    });
    out.set(features, at * RANDOM_FEATURES);
  }
  tf.dispose(kernels);
  return out;
}

/** Weights of N(0, 2 / inputs), He et al. 2015. */
function drawKernels(channels: number): tf.Tensor4D[] {
  const random = new Random(SEED);
  return FILTERS.map((filters, i) => {
    const inputs = i === 0 ? channels : FILTERS[i - 1];
    const shape: [number, number, number, number] = [4, 4, inputs, filters];
    const gain = Math.sqrt(2 / (16 * inputs));
    const weights = random.normals(16 * inputs * filters);
    return tf.tensor4d(weights.map((w) => gain * w), shape);
  });
}

function featuresOf(images: tf.Tensor4D, kernels: tf.Tensor4D[]): tf.Tensor2D {
  let h = images;
  const parts = kernels.map((kernel) => {
    h = tf.leakyRelu(tf.conv2d(h, kernel, 2, "same"), 0.2);
    const side = Math.ceil(h.shape[1] / PARTS);
    const energy = tf.avgPool(h.square() as tf.Tensor4D, side, side, "same");
    return energy.sqrt().reshape([h.shape[0], -1]);
  });
  return tf.concat(parts, 1) as tf.Tensor2D;
}
