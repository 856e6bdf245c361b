import type { FeatureExtractor } from "./feature_extractor.ts";
import { RANDOM_FEATURES, randomFeatures } from "./random_features.ts";

/**
 * Random convolutions as an extractor: for pictures of no known domain.
 *
 * @param size Of the pictures; a multiple of 16 or 28
 */
export function randomExtractor(size: number): FeatureExtractor {
  return {
    name: "random convolutions",
    size,
    dim: RANDOM_FEATURES,
    features: (images) => Promise.resolve(randomFeatures(images, { size })),
  };
}
