import { boxMean } from "./box_mean.ts";
import { type GreyImage, mapPixels, type Plane } from "./grey_image.ts";

/**
 * Mean and standard deviation within `radius` pixels along each axis.
 *
 * @param square Of each pixel; its mean where a pixel stands for several
 *
 * @example Half black, half white
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array([0, 255, 255, 0]);
 * const near = localDeviation({ width: 2, height: 2, pixels }, 1);
 * deepStrictEqual([near.mean.pixels[0], near.deviation.pixels[0]],
 *   [127.5, 127.5]);
 * ```
 */
export function localDeviation(
  image: GreyImage,
  radius: number,
  square: GreyImage = mapPixels(image, (p) => p * p),
): { mean: Plane; deviation: Plane } {
  const mean = boxMean(image, radius);
  const deviation = boxMean(square, radius);
  for (let i = 0; i < deviation.pixels.length; i++) {
    const level = mean.pixels[i];
    const variance = deviation.pixels[i] - level * level;
    deviation.pixels[i] = Math.sqrt(Math.max(0, variance));
  }
  return { mean, deviation };
}
