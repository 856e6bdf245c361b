import { type GreyImage, type Plane, plane } from "./grey_image.ts";

/**
 * The mean within `radius` pixels along each axis (a square window).
 *
 * At the border it is the mean of what there is. By running sums, so that the
 * time does not depend on the radius.
 *
 * @param radius A whole number, at least 0
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Float32Array([0, 0, 3, 0, 2]);
 * const mean = boxMean({ width: 5, height: 1, pixels }, 1);
 * deepStrictEqual([...mean.pixels], [0, 1, 1, Math.fround(5 / 3), 1]);
 * ```
 */
export function boxMean(image: GreyImage, radius: number): Plane {
  const { width, height } = image;
  const across = sumAcross(image, radius);
  const share = Float64Array.from(
    { length: width },
    (_, x) => 1 / span(x, radius, width),
  );
  const sums = new Float64Array(width);
  const out = plane(width, height);
  const means = out.pixels;
  for (let y = -radius; y < height; y++) {
    addRow(sums, across, { row: y + radius, height, sign: 1 });
    if (y < 0) continue;
    addRow(sums, across, { row: y - radius - 1, height, sign: -1 });
    const rows = 1 / span(y, radius, height);
    for (let x = 0, i = y * width; x < width; x++, i++) {
      means[i] = sums[x] * rows * share[x];
    }
  }
  return out;
}

/** How many places within `radius` of `i` there are. */
function span(i: number, radius: number, length: number): number {
  return Math.min(length - 1, i + radius) - Math.max(0, i - radius) + 1;
}

/** Adds a row to the sums, or takes it away; nothing outside the picture. */
function addRow(
  sums: Float64Array,
  rows: Float64Array,
  { row, height, sign }: { row: number; height: number; sign: number },
) {
  if (row < 0 || row >= height) return;
  const width = sums.length;
  for (let x = 0, i = row * width; x < width; x++, i++) {
    sums[x] += sign * rows[i];
  }
}

/** Running sums along each row. */
function sumAcross(
  { width, height, pixels }: GreyImage,
  radius: number,
): Float64Array {
  const out = new Float64Array(width * height);
  // The running sum of a row so far; a window is the difference of two.
  const so = new Float64Array(width + 1);
  for (let row = 0; row < out.length; row += width) {
    for (let x = 0; x < width; x++) so[x + 1] = so[x] + pixels[row + x];
    for (let x = 0; x < width; x++) {
      const end = x + radius < width ? x + radius + 1 : width;
      out[row + x] = so[end] - so[x > radius ? x - radius : 0];
    }
  }
  return out;
}
