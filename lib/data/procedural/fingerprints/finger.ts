import type { Random } from "@/engine/random.ts";
import type { Plane } from "@/image/mod.ts";
import { periodMap } from "./frequency.ts";
import { growRidges } from "./grow_ridges.ts";
import { roundCores } from "./round_cores.ts";
import { orientationAt } from "./orientation_field.ts";
import {
  drawClass,
  newPattern,
  type Pattern,
  type PatternClass,
} from "./pattern.ts";

/** Size of a finger's skin in pixels at 500 dpi: 14 by 17 mm. */
export const FINGER_WIDTH = 280, FINGER_HEIGHT = 336;

/** Ridges are waves: they grow, and are kept, at half of 500 dpi. */
export const COARSE = 2;

/** A finger that nobody has. */
export interface Finger {
  pattern: Pattern;
  /** Waves at 250 dpi, `[168, 140]`; ridges above 0, no finger at 0 */
  ridges: Plane;
}

/**
 * Invents a finger: its pattern, then its ridges.
 *
 * @param options.class Drawn by its natural share when left out
 */
export function newFinger(
  random: Random,
  options: { class?: PatternClass } = {},
): Finger {
  const name = options.class ?? drawClass(random);
  const share = name === "tented-arch" ? .15 : .6;
  const pattern = roundCores(newPattern(name, random), share);
  const width = FINGER_WIDTH / COARSE, height = FINGER_HEIGHT / COARSE;
  const orientation = new Float32Array(width * height);
  const inside = new Uint8Array(width * height);
  for (let i = 0; i < orientation.length; i++) {
    const place = placeOf(i, width, height);
    orientation[i] = orientationAt(pattern, place);
    inside[i] = isFinger(place.x, place.y) ? 1 : 0;
  }
  const period = periodMap(width, height, random).pixels
    .map((p) => p / COARSE);
  const skin = { width, height, orientation, period, inside };
  return { pattern, ridges: growRidges(skin, { random }) };
}

/** Pixel i of the coarse map, in pixels at 500 dpi from the middle. */
function placeOf(i: number, width: number, height: number) {
  return {
    x: COARSE * (i % width + .5 - width / 2),
    y: COARSE * (Math.floor(i / width) + .5 - height / 2),
  };
}

/** A finger tip: round above, nearly straight below. */
function isFinger(x: number, y: number): boolean {
  const up = Math.min(0, y) / (FINGER_HEIGHT / 2);
  const across = x / (FINGER_WIDTH / 2);
  return across * across + Math.abs(up) ** 2.2 < 1;
}
