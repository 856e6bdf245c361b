import type { Plane } from "@/image/mod.ts";

/**
 * The value of a plane between its pixels, by a cubic through four each way.
 *
 * Source: Catmull & Rom 1974; Keys 1981, "Cubic convolution interpolation"
 *
 * @param x, y From the top left corner; the middle of a pixel is at .5
 * @returns 0 where four by four pixels are not to be had
 */
export function sampleCubic(
  { width, height, pixels }: Plane,
  x: number,
  y: number,
): number {
  const left = Math.floor(x - .5), top = Math.floor(y - .5);
  if (left < 1 || top < 1 || left > width - 3 || top > height - 3) return 0;
  const s = x - .5 - left, t = y - .5 - top;
  const a = .5 * s * (s * (2 - s) - 1), b = .5 * (s * s * (3 * s - 5) + 2);
  const c = .5 * s * (s * (4 - 3 * s) + 1), d = .5 * s * s * (s - 1);
  let row = (top - 1) * width + left - 1;
  const across = (i: number) =>
    a * pixels[i] + b * pixels[i + 1] + c * pixels[i + 2] + d * pixels[i + 3];
  let sum = .5 * t * (t * (2 - t) - 1) * across(row);
  sum += .5 * (t * t * (3 * t - 5) + 2) * across(row += width);
  sum += .5 * t * (t * (4 - 3 * t) + 1) * across(row += width);
  return sum + .5 * t * t * (t - 1) * across(row + width);
}
