/** Two sets of pictures beside each other, by the features of an extractor. */
import {
  extractFeatures,
  type FeatureExtractor,
  frechetDistance,
  kernelDistance,
  type Neighborhoods,
  neighborhoods,
  pairwiseDistance,
  standardize,
  vendiScore,
} from "@/metrics/mod.ts";

/** What is told of a set. */
export interface Judgement {
  kernel: number;
  frechet: number;
  /** How much the set differs in itself, 1 as much as the real one */
  spread: number;
  neighborhoods: Neighborhoods;
  /** How many different pictures there are, as a share */
  different: number;
}

/** Judges sets against real pictures, on the scale of the real features. */
export async function judgeBy(
  extractor: FeatureExtractor,
  real: Float32Array,
  size: number,
): Promise<(x: Float32Array) => Promise<Judgement>> {
  const { dim } = extractor;
  const raw = await extractFeatures(extractor, real, size);
  const reference = standardize(raw, raw, dim);
  const apart = pairwiseDistance(reference, dim);
  return async (x) => {
    const own = await extractFeatures(extractor, x, size);
    const features = standardize(own, raw, dim);
    return {
      // Each is worked out when it is asked for: some take long.
      get kernel() {
        return kernelDistance(reference, features, dim);
      },
      get frechet() {
        return frechetDistance(reference, features, dim);
      },
      get spread() {
        return pairwiseDistance(features, dim) / apart;
      },
      get neighborhoods() {
        return neighborhoods(reference, features, dim);
      },
      get different() {
        const count = features.length / dim;
        return vendiScore(reference, features, dim) / count;
      },
    };
  };
}
