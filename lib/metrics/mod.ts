/**
 * What is reported but never trained on; plain numbers from plain arrays.
 */
export { alignedDistances } from "./aligned_distances.ts";
export {
  type BlockKernelDistance,
  blockKernelDistance,
} from "./block_kernel_distance.ts";
export { classifierScore } from "./classifier_score.ts";
export { type CopyTest, copyTest, type Distances } from "./data_copying.ts";
export { equalErrorRate } from "./equal_error_rate.ts";
export { extractFeatures, type FeatureExtractor } from "./feature_extractor.ts";
export { type FeatureScores, featureScores } from "./feature_scores.ts";
export { FINGERPRINT_MEASURES } from "./fingerprint_measures.ts";
export {
  fingerprintMinutiae,
  type FoundMinutiae,
} from "./fingerprint_minutiae.ts";
export { frechetDistance } from "./frechet_distance.ts";
export {
  type FrechetExtrapolated,
  frechetExtrapolated,
} from "./frechet_extrapolated.ts";
export { inkShare } from "./ink_share.ts";
export { kernelDistance } from "./kernel_distance.ts";
export type { Measure } from "./measure.ts";
export { msSsim } from "./ms_ssim.ts";
export { msSsimDiversity } from "./ms_ssim_diversity.ts";
export {
  nearestFeatures,
  type NearestTraining,
  nearestTraining,
} from "./nearest_training.ts";
export { type Neighborhoods, neighborhoods } from "./neighborhoods.ts";
export { networkExtractor } from "./network_extractor.ts";
export { noiseLike } from "./noise_like.ts";
export { entropyFloor, meanImageNats } from "./pixel_anchors.ts";
export { pairwiseDistance } from "./pairwise_distance.ts";
export { randomExtractor } from "./random_extractor.ts";
export { RANDOM_FEATURES, randomFeatures } from "./random_features.ts";
export { type Realism, realism, type RealismOptions } from "./realism.ts";
export { sampleDistance } from "./sample_distance.ts";
export { SIGNATURE_MEASURES } from "./signature_measures.ts";
export { squaredDistances } from "./squared_distances.ts";
export { shuffledRows } from "./shuffled_rows.ts";
export { standardize } from "./standardize.ts";
export { vendiScore } from "./vendi_score.ts";
export { wasserstein1 } from "./wasserstein.ts";
