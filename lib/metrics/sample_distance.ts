import { kernelDistance } from "./kernel_distance.ts";
import { RANDOM_FEATURES, randomFeatures } from "./random_features.ts";
import { standardize } from "./standardize.ts";

/**
 * How far samples are from real images: the kernel distance of their random
 * features, on the scale of the real ones.
 *
 * @param real `[count, size, size, channels]` in [0, 1], looked at once
 * @returns Takes samples of the same shape; about 0 if they are as the real
 */
export function sampleDistance(
  real: Float32Array,
  shape: { size: number; channels?: number },
): (samples: Float32Array) => number {
  const reference = randomFeatures(real, shape);
  const scaled = (features: Float32Array) =>
    standardize(features, reference, RANDOM_FEATURES);
  const anchor = scaled(reference);
  return (samples) =>
    kernelDistance(
      anchor,
      scaled(randomFeatures(samples, shape)),
      RANDOM_FEATURES,
    );
}
