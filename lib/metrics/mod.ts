/**
 * What is reported but never trained on; plain numbers from plain arrays.
 */
export { inkShare } from "./ink_share.ts";
export type { Measure } from "./measure.ts";
export { entropyFloor, meanImageNats } from "./pixel_anchors.ts";
export { SIGNATURE_MEASURES } from "./signature_measures.ts";
export { wasserstein1 } from "./wasserstein.ts";
