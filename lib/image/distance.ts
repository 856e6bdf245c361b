import { type GreyImage, type Plane, plane } from "./grey_image.ts";

/**
 * The distance from each pixel to the nearest one above `threshold`.
 *
 * Euclidean, between pixel centers, in pixels; exact up to `limit`, which also
 * stands for everything farther away. First down and up each column, then
 * across: d(x)^2 = min over u of (x - u)^2 + column(u)^2.
 * Source: Felzenszwalb and Huttenlocher 2012, by plain search within `limit`.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array([1, 0, 0, 0]);
 * const away = distance({ width: 4, height: 1, pixels }, 0.5, 2);
 * deepStrictEqual([...away.pixels], [0, 1, 2, 2]);
 * ```
 */
export function distance(
  image: GreyImage,
  threshold: number,
  limit: number,
): Plane {
  const { width, height } = image;
  const column = plane(width, height);
  const at = column.pixels;
  for (let i = 0; i < at.length; i++) {
    const above = i < width ? limit : at[i - width] + 1;
    at[i] = image.pixels[i] > threshold ? 0 : Math.min(limit, above);
  }
  for (let i = at.length - width - 1; i >= 0; i--) {
    if (at[i + width] + 1 < at[i]) at[i] = at[i + width] + 1;
  }
  const out = plane(width, height);
  const reach = Math.ceil(limit);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      let near = at[row + x] * at[row + x];
      for (let k = 1; k <= reach && k * k < near; k++) {
        const left = x < k ? limit : at[row + x - k];
        const right = x + k >= width ? limit : at[row + x + k];
        const side = left < right ? left : right;
        if (side * side + k * k < near) near = side * side + k * k;
      }
      if (near > 0) out.pixels[row + x] = Math.min(limit, Math.sqrt(near));
    }
  }
  return out;
}
