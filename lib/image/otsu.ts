import type { GreyImage } from "./grey_image.ts";

/**
 * The grey level that parts dark from light best.
 *
 * Source: Otsu 1979: the t that maximises w0 w1 (mean0 - mean1)^2, the
 * variance between the two classes.
 *
 * @param image Levels 0..255
 * @returns `t`: dark is `<= t`, light is `> t`; 255 when there is one level
 *
 * @example Two levels are parted between them
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array([10, 10, 200, 200]);
 * strictEqual(otsu({ width: 4, height: 1, pixels }), 10);
 * ```
 */
export function otsu(image: GreyImage): number {
  const counts = histogram(image);
  const count = image.pixels.length;
  let sum = 0;
  for (let level = 0; level < 256; level++) sum += level * counts[level];
  let [best, threshold, w0, sum0] = [0, 255, 0, 0];
  for (let level = 0; level < 255; level++) {
    w0 += counts[level];
    sum0 += level * counts[level];
    const w1 = count - w0;
    if (w0 === 0 || w1 === 0) continue;
    const between = w0 * w1 * (sum0 / w0 - (sum - sum0) / w1) ** 2;
    if (between > best) [best, threshold] = [between, level];
  }
  return threshold;
}

/** How many pixels have each level 0..255; reals are cut to whole levels. */
export function histogram({ pixels }: GreyImage): Uint32Array {
  const counts = new Uint32Array(256);
  for (let i = 0; i < pixels.length; i++) {
    counts[Math.max(0, Math.min(255, pixels[i] | 0))]++;
  }
  return counts;
}

/** The lowest level with at least `share` of all counts at or below it. */
export function quantile(counts: Uint32Array, share: number): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i];
  let seen = 0;
  for (let level = 0; level < counts.length; level++) {
    seen += counts[level];
    if (seen > 0 && seen >= share * total) return level;
  }
  return counts.length - 1;
}
