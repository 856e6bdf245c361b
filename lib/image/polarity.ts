import type { GreyImage } from "./grey_image.ts";
import { mapPixels } from "./grey_image.ts";
import { histogram, otsu, quantile } from "./otsu.ts";

/**
 * Whether a picture shows light ink on a dark ground.
 *
 * It does when both its border and most of its pixels are on the dark side of
 * Otsu's threshold: a signature covers little, and the ground runs round it.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array(25).fill(0).fill(255, 11, 14);
 * strictEqual(isLightOnDark({ width: 5, height: 5, pixels }), true);
 * ```
 */
export function isLightOnDark(image: GreyImage): boolean {
  const threshold = otsu(image);
  if (threshold === 255) return false;
  const border = { width: 0, height: 1, pixels: borderPixels(image) };
  const median = (of: GreyImage) => quantile(histogram(of), 0.5);
  return median(border) <= threshold && median(image) <= threshold;
}

/** The picture with dark ink on light ground, whatever it came with. */
export function darkOnLight(image: GreyImage): GreyImage {
  return isLightOnDark(image) ? mapPixels(image, (v) => 255 - v) : image;
}

/** The outermost ring of pixels, in no special order. */
export function borderPixels({ width, height, pixels }: GreyImage): Uint8Array {
  const ring: number[] = [];
  for (let x = 0; x < width; x++) {
    ring.push(pixels[x], pixels[(height - 1) * width + x]);
  }
  for (let y = 0; y < height; y++) {
    ring.push(pixels[y * width], pixels[y * width + width - 1]);
  }
  return Uint8Array.from(ring);
}
