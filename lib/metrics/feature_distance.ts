import { extractFeatures, type FeatureExtractor } from "./feature_extractor.ts";
import { kernelDistance } from "./kernel_distance.ts";
import { standardize } from "./standardize.ts";

/**
 * How far pictures are from real ones as a set: the kernel distance (KID) of
 * their features, on the scale of the real ones.
 *
 * The estimate is unbiased: 0 in the mean where both are of one distribution,
 * so that it may be below. Source: see {@linkcode kernelDistance}
 *
 * @param real `[count, size, size]` in [0, 1], looked at once; count at least 2
 * @param size Width and height of all pictures
 * @returns Takes pictures of the same shape, 2 or more
 */
export async function featureDistance(
  extractor: FeatureExtractor,
  real: Float32Array,
  size: number,
): Promise<(pictures: Float32Array) => Promise<number>> {
  const { dim } = extractor;
  const reference = await extractFeatures(extractor, real, size);
  const anchor = standardize(reference, reference, dim);
  return async (pictures) => {
    const features = await extractFeatures(extractor, pictures, size);
    return kernelDistance(anchor, standardize(features, reference, dim), dim);
  };
}
