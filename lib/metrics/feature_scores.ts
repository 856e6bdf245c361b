import { extractFeatures, type FeatureExtractor } from "./feature_extractor.ts";
import { kernelDistance } from "./kernel_distance.ts";
import { standardize } from "./standardize.ts";
import { vendiScore } from "./vendi_score.ts";

/** How pictures are beside real ones, as sets. */
export interface FeatureScores {
  /**
   * Kernel distance to them: 0 in the mean where both are of one
   * distribution, so that it may be below
   */
  kid: number;
  /** Share of the pictures that are left if those alike count as one */
  different: number;
}

/**
 * How far pictures are from real ones (KID), and how many of them differ
 * (Vendi score), by features on the scale of the real ones.
 *
 * Sources: see {@linkcode kernelDistance} and {@linkcode vendiScore}
 *
 * @param real `[count, size, size]` in [0, 1], looked at once; count at least 2
 * @param size Width and height of all pictures
 * @returns Takes pictures of the same shape, 2 or more
 */
export async function featureScores(
  extractor: FeatureExtractor,
  real: Float32Array,
  size: number,
): Promise<(pictures: Float32Array) => Promise<FeatureScores>> {
  const { dim } = extractor;
  const reference = await extractFeatures(extractor, real, size);
  const anchor = standardize(reference, reference, dim);
  return async (pictures) => {
    const own = await extractFeatures(extractor, pictures, size);
    const features = standardize(own, reference, dim);
    return {
      kid: kernelDistance(anchor, features, dim),
      different: vendiScore(anchor, features, dim) / (features.length / dim),
    };
  };
}
