/**
 * What is reported but never trained on; plain numbers from plain arrays.
 */
export { inkShare } from "./ink_share.ts";
export { entropyFloor, meanImageNats } from "./pixel_anchors.ts";
