import type { GreyImage } from "./grey_image.ts";

/**
 * The mean width of the strokes in a picture, in pixels.
 *
 * A stroke of length L and width w has area Lw and outline 2L, so
 * w = 2 area / outline. Lines along x and y cross an outline of length P
 * 4P / pi times (Cauchy and Crofton), whatever its direction.
 *
 * @param ink Inside is above `threshold`
 * @returns 0 when nothing is inside
 *
 * @example A long bar, three pixels wide (its direction is not random)
 * ```ts
 * import { ok } from "node:assert/strict";
 * const pixels = new Float32Array(50 * 7).fill(1, 100, 250);
 * const width = strokeWidth({ width: 50, height: 7, pixels }, 0.5);
 * ok(width > 3 && width < 4.5);
 * ```
 */
export function strokeWidth(ink: GreyImage, threshold: number): number {
  const { width, height, pixels } = ink;
  let [area, crossings] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (!(pixels[i] > threshold)) continue;
      area++;
      if (x === 0 || !(pixels[i - 1] > threshold)) crossings++;
      if (x === width - 1 || !(pixels[i + 1] > threshold)) crossings++;
      if (y === 0 || !(pixels[i - width] > threshold)) crossings++;
      if (y === height - 1 || !(pixels[i + width] > threshold)) crossings++;
    }
  }
  return area === 0 ? 0 : 2 * area / (crossings * Math.PI / 4);
}
