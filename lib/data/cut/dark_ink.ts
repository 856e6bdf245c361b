import { boxMean, type GreyImage, mapPixels } from "@/image/mod.ts";

/** The window that ink stands out from, as a share of the longest side. */
const WINDOW = 1 / 40;

/**
 * Whether ink is darker than the paper round it, whatever the light.
 *
 * Ink covers little, so the deviations from the mean nearby have their long
 * tail on its side: the sum of their cubes has its sign.
 *
 * @example Light falls off, and a line of chalk is light all the same
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const pixels = Uint8Array.from({ length: 6400 }, (_, i) => 200 - (i % 80));
 * pixels.fill(250, 3200, 3280);
 * strictEqual(isDarkInk({ width: 80, height: 80, pixels }), false);
 * ```
 */
export function isDarkInk(sheet: GreyImage): boolean {
  const longest = Math.max(sheet.width, sheet.height);
  const near = boxMean(sheet, Math.max(4, Math.round(WINDOW * longest)));
  const off = mapPixels(sheet, (p, i) => p - near.pixels[i]);
  return off.pixels.reduce((sum, d) => sum + d ** 3, 0) <= 0;
}
