import { type GreyImage, type Plane, plane } from "./grey_image.ts";

/**
 * The mean of each square of `step` pixels: a picture of squares.
 *
 * Squares that the right or lower border cuts are means of what there is.
 *
 * @returns `[ceil(height / step), ceil(width / step)]`
 *
 * @example Three pixels in squares of two
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array([1, 3, 5]);
 * const blocks = blockMean({ width: 3, height: 1, pixels }, 2);
 * deepStrictEqual([...blocks.pixels], [2, 5]);
 * ```
 */
export function blockMean(image: GreyImage, step: number): Plane {
  const { width, height, pixels } = image;
  const out = plane(Math.ceil(width / step), Math.ceil(height / step));
  for (let row = 0; row < out.height; row++) {
    const bottom = Math.min(height, (row + 1) * step);
    for (let column = 0; column < out.width; column++) {
      const left = column * step, right = Math.min(width, left + step);
      let sum = 0;
      for (let y = row * step; y < bottom; y++) {
        for (let x = left; x < right; x++) sum += pixels[y * width + x];
      }
      const area = (bottom - row * step) * (right - left);
      out.pixels[row * out.width + column] = sum / area;
    }
  }
  return out;
}
