import {
  type Mask,
  type Minutia,
  minutiaeOfLines,
  resize,
  thin,
  withoutTwins,
} from "@/image/mod.ts";
import { COARSE, type Finger } from "./finger.ts";
import type { Place } from "./pattern.ts";

/** Nearer to where ridges stop, an ending is the finger's, in pixels. */
const MARGIN = 12;
/** Two nearer than that are a spur, a bridge or a gap, in pixels. */
const TWINS = 7;

/**
 * The minutiae of a finger, read from its ridges thinned at 500 dpi.
 *
 * @returns Places in pixels at 500 dpi from the middle of the finger, y down
 */
export function minutiaeOf({ ridges }: Finger): Minutia[] {
  const width = COARSE * ridges.width, height = COARSE * ridges.height;
  const waves = resize(ridges, width, height).pixels;
  const mask = {
    width,
    height,
    pixels: new Uint8Array(waves.map((v) => +(v > 0))),
  };
  const lines = thin(mask);
  const found = minutiaeOfLines(lines)
    .filter((one) => isInside(waves, one, mask));
  return withoutTwins(found, TWINS)
    .map((one) => ({ ...one, x: one.x - width / 2, y: one.y - height / 2 }));
}

/** Whether there is skin all around. */
function isInside(
  waves: Float32Array,
  { x, y }: Place,
  { width, height }: Mask,
): boolean {
  for (let k = 0; k < 8; k++) {
    const u = Math.floor(x + MARGIN * Math.cos(k * Math.PI / 4));
    const v = Math.floor(y + MARGIN * Math.sin(k * Math.PI / 4));
    if (u < 0 || v < 0 || u >= width || v >= height) return false;
    if (waves[v * width + u] === 0) return false;
  }
  return true;
}
