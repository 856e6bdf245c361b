import { type Plane, resize } from "@/image/mod.ts";
import type { Random } from "@/engine/random.ts";
import { between } from "../_chance.ts";

/** Ridge to ridge in pixels at 500 dpi; about 0.46 mm in adults. */
export const RIDGE_PERIOD = 9;

/**
 * Ridge to ridge over the finger: wider at the joint, a little uneven.
 *
 * SFinGe's frequency map: where ridges run below the deltas they lie further
 * apart, and the skin differs slowly from place to place.
 *
 * @returns `[height, width]`, periods in pixels at 500 dpi
 */
export function periodMap(
  width: number,
  height: number,
  random: Random,
): Plane {
  const own = RIDGE_PERIOD * between(random, .93, 1.07);
  const grid = { width: 5, height: 6, pixels: random.normals(30) };
  const uneven = resize(grid, width, height);
  const map = uneven.pixels;
  for (let y = 0; y < height; y++) {
    const joint = 1 / (1 + Math.exp(-(y / height - .75) / .07));
    for (let i = y * width; i < (y + 1) * width; i++) {
      const factor = 1 + .1 * joint + .035 * map[i];
      map[i] = own * Math.min(1.2, Math.max(.86, factor));
    }
  }
  return uneven;
}
