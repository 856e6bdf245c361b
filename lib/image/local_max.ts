import { type GreyImage, type Plane, plane } from "./grey_image.ts";

/**
 * The largest value within `radius` pixels along each axis (a square window).
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Float32Array([0, 0, 3, 0, 1]);
 * const high = localMax({ width: 5, height: 1, pixels }, 1);
 * deepStrictEqual([...high.pixels], [0, 3, 3, 3, 1]);
 * ```
 */
export function localMax(image: GreyImage, radius: number): Plane {
  const { width, height } = image;
  const across = plane(width, height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const end = Math.min(width - 1, x + radius);
      let high = -Infinity;
      for (let u = Math.max(0, x - radius); u <= end; u++) {
        if (image.pixels[row + u] > high) high = image.pixels[row + u];
      }
      across.pixels[row + x] = high;
    }
  }
  const out = plane(width, height);
  out.pixels.fill(-Infinity);
  for (let y = 0; y < height; y++) {
    const end = Math.min(height - 1, y + radius);
    for (let v = Math.max(0, y - radius); v <= end; v++) {
      for (let x = 0; x < width; x++) {
        const value = across.pixels[v * width + x];
        if (value > out.pixels[y * width + x]) {
          out.pixels[y * width + x] = value;
        }
      }
    }
  }
  return out;
}
