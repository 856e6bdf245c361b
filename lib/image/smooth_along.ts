import { type GreyImage, type Plane, plane } from "./grey_image.ts";
import { type OrientationField, orientationOf } from "./orientation_field.ts";

/**
 * Lines without their gaps and bridges: each pixel the mean along its line.
 *
 * The mean is over a straight walk the way lines run there, a triangle of
 * weights from one end to the other, read between pixels.
 *
 * @param field Of the image
 * @param reach How far the walk goes either way, in pixels
 *
 * @example A gap in a line closes
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { orientationField } from "./orientation_field.ts";
 * const pixels = new Float32Array(400).map((_, i) =>
 *   Math.floor(i / 20) % 4 < 2 && i !== 170 ? 1 : 0);
 * const lines = { width: 20, height: 20, pixels };
 * const field = orientationField(lines, { step: 4, radius: 1 });
 * ok(smoothAlong(lines, field, 3).pixels[170] > .7);
 * ```
 */
export function smoothAlong(
  image: GreyImage,
  field: OrientationField,
  reach: number,
): Plane {
  const { width, height } = image;
  const out = plane(width, height);
  const angles = Float32Array.from(
    field.cos,
    (_, block) => orientationOf(field, block),
  );
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / field.step) * field.width;
    for (let x = 0; x < width; x++) {
      const angle = angles[row + Math.floor(x / field.step)];
      // y points down: minus the sine is counter-clockwise as seen.
      const cos = Math.cos(angle), sin = -Math.sin(angle);
      let sum = 0, weights = 0;
      for (let far = -Math.floor(reach); far <= reach; far++) {
        const weight = 1 - Math.abs(far) / (reach + 1);
        const value = linear(image, x + far * cos, y + far * sin);
        if (value === undefined) continue;
        sum += weight * value;
        weights += weight;
      }
      out.pixels[y * width + x] = sum / weights;
    }
  }
  return out;
}

/** Between four pixels; nothing outside the picture. */
function linear(
  { width, height, pixels }: GreyImage,
  x: number,
  y: number,
): number | undefined {
  const left = Math.min(width - 2, Math.floor(x));
  const top = Math.min(height - 2, Math.floor(y));
  const s = x - left, t = y - top;
  if (left < 0 || top < 0 || s > 1 || t > 1) return undefined;
  const i = top * width + left, j = i + width;
  return (1 - t) * ((1 - s) * pixels[i] + s * pixels[i + 1]) +
    t * ((1 - s) * pixels[j] + s * pixels[j + 1]);
}
