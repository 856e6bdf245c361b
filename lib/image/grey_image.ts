/** A grey picture: row by row from the top left, 0 = black, 255 = white. */
export interface GreyImage {
  width: number;
  height: number;
  /** `[height, width]`, 0..255 */
  pixels: Uint8Array | Float32Array;
}

/** A picture of real numbers (ink, coverage, distance), row by row. */
export interface Plane extends GreyImage {
  /** `[height, width]`, the range is that of the function that made it */
  pixels: Float32Array;
}

/**
 * An empty plane, all zero.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * strictEqual(plane(3, 2).pixels.length, 6);
 * ```
 */
export function plane(width: number, height: number): Plane {
  return { width, height, pixels: new Float32Array(width * height) };
}

/** A plane of `value(pixel)` for each pixel of `image`. */
export function mapPixels(
  image: GreyImage,
  value: (pixel: number, index: number) => number,
): Plane {
  const out = plane(image.width, image.height);
  for (let i = 0; i < out.pixels.length; i++) {
    out.pixels[i] = value(image.pixels[i], i);
  }
  return out;
}
