/**
 * The share of pixels that are ink: above one half.
 *
 * @param x Pixels in [0, 1], ink high, any number of images
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * strictEqual(inkShare(new Float32Array([0, 0.4, 0.6, 1])), 0.5);
 * ```
 */
export function inkShare(x: Float32Array): number {
  let ink = 0;
  for (const value of x) if (value > 0.5) ink++;
  return ink / x.length;
}
