/**
 * What is reported but never trained on; plain numbers from plain arrays.
 */
export { FINGERPRINT_MEASURES } from "./fingerprint_measures.ts";
export {
  fingerprintMinutiae,
  type FoundMinutiae,
} from "./fingerprint_minutiae.ts";
export { inkShare } from "./ink_share.ts";
export { kernelDistance } from "./kernel_distance.ts";
export type { Measure } from "./measure.ts";
export { noiseLike } from "./noise_like.ts";
export { entropyFloor, meanImageNats } from "./pixel_anchors.ts";
export { pairwiseDistance } from "./pairwise_distance.ts";
export { RANDOM_FEATURES, randomFeatures } from "./random_features.ts";
export { type Realism, realism, type RealismOptions } from "./realism.ts";
export { sampleDistance } from "./sample_distance.ts";
export { SIGNATURE_MEASURES } from "./signature_measures.ts";
export { standardize } from "./standardize.ts";
export { wasserstein1 } from "./wasserstein.ts";
