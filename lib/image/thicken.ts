import { distance } from "./distance.ts";
import { type GreyImage, mapPixels, type Plane } from "./grey_image.ts";

/**
 * Strokes grown by `radius` pixels on each side, with a soft edge.
 *
 * A pixel at distance d from the last one inside is covered by
 * clamp(radius + 1 - d, 0, 1), since each pixel reaches half a pixel around
 * its center.
 *
 * @param ink Coverage in [0, 1]; inside is above one half
 * @param radius At least 0, need not be whole
 * @returns Coverage in [0, 1]
 *
 * @example Half a pixel on each side
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Float32Array([0, 0, 1, 0, 0]);
 * const wide = thicken({ width: 5, height: 1, pixels }, 0.5);
 * deepStrictEqual([...wide.pixels], [0, 0.5, 1, 0.5, 0]);
 * ```
 */
export function thicken(ink: GreyImage, radius: number): Plane {
  const away = distance(ink, 0.5, radius + 1);
  return mapPixels(away, (d) => Math.max(0, Math.min(1, radius + 1 - d)));
}
