import { type GreyImage, type Plane, plane } from "./grey_image.ts";

/**
 * Resizes a picture: area-average where it shrinks, linear where it grows.
 *
 * Each output pixel is the mean of the input under a triangle (growing) or a
 * box (shrinking), so that the mean of the picture is kept and no thin line
 * falls between two samples.
 *
 * @param image Any range
 * @param width New width, at least 1
 * @param height New height, at least 1
 *
 * @example A 2x2 picture averages to one pixel
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array([0, 100, 200, 100]);
 * const one = resize({ width: 2, height: 2, pixels }, 1, 1);
 * deepStrictEqual([...one.pixels], [100]);
 * ```
 */
export function resize(
  image: GreyImage,
  width: number,
  height: number,
): Plane {
  const across = taps(image.width, width);
  const down = taps(image.height, height);
  const wide = plane(width, image.height);
  for (let y = 0; y < image.height; y++) {
    const row = y * image.width;
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = 0; k < across.length; k++) {
        sum += across.weight[x * across.length + k] *
          image.pixels[row + across.from[x * across.length + k]];
      }
      wide.pixels[y * width + x] = sum;
    }
  }
  const out = plane(width, height);
  for (let y = 0; y < height; y++) {
    for (let k = 0; k < down.length; k++) {
      const weight = down.weight[y * down.length + k];
      if (weight === 0) continue;
      const row = down.from[y * down.length + k] * width;
      for (let x = 0; x < width; x++) {
        out.pixels[y * width + x] += weight * wide.pixels[row + x];
      }
    }
  }
  return out;
}

/** The picture shrunk so that its longest side is at most `longest`. */
export function shrinkTo(image: GreyImage, longest: number): GreyImage {
  const scale = longest / Math.max(image.width, image.height);
  if (scale >= 1) return image;
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return resize(image, side(image.width), side(image.height));
}

/** For each of `to` outputs, `length` inputs `from` with their `weight`. */
function taps(size: number, to: number) {
  const step = size / to;
  const length = Math.ceil(step) + 1;
  const from = new Int32Array(to * length);
  const weight = new Float32Array(to * length);
  for (let i = 0; i < to; i++) {
    const [start, end] = [i * step, (i + 1) * step];
    const center = (start + end) / 2 - 0.5;
    const first = Math.floor(step < 1 ? center : start);
    for (let k = 0; k < length; k++) {
      const j = first + k;
      from[i * length + k] = Math.min(size - 1, Math.max(0, j));
      weight[i * length + k] = step < 1
        ? Math.max(0, 1 - Math.abs(center - j))
        : Math.max(0, Math.min(end, j + 1) - Math.max(start, j)) / step;
    }
  }
  return { length, from, weight };
}
