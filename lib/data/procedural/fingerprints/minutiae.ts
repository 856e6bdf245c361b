import { resize } from "@/image/mod.ts";
import { COARSE, type Finger } from "./finger.ts";
import type { Place } from "./pattern.ts";
import { crossingNumber, type Mask, ringOf, thin } from "./thin.ts";

/** Where a ridge ends or forks. */
export interface Minutia extends Place {
  type: "ending" | "bifurcation";
  /**
   * Degrees, counter-clockwise as seen, 0..360: from an ending back along its
   * ridge, from a fork into the valley between its branches
   */
  angle: number;
}

/** Lines are followed so far to tell their direction, in pixels. */
const FOLLOWED = 9;
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
    pixels: Uint8Array.from(waves, (v) => +(v > 0)),
  };
  const lines = thin(mask);
  const found = minutiaeOfLines(lines)
    .filter((one) => isInside(waves, one, mask));
  return withoutTwins(found)
    .map((one) => ({ ...one, x: one.x - width / 2, y: one.y - height / 2 }));
}

/**
 * Where thinned lines end or fork.
 *
 * @returns Places in pixels from the top left corner
 */
export function minutiaeOfLines(lines: Mask): Minutia[] {
  const { width, pixels } = lines;
  const ring = ringOf(width);
  const found: Minutia[] = [];
  pixels.forEach((line, i) => {
    if (!line) return;
    const count = crossingNumber(pixels, i, ring);
    if (count !== 1 && count !== 3) return;
    const ways = ring.filter((step) => pixels[i + step])
      .map((step) => follow(lines, i, step));
    found.push({
      type: count === 1 ? "ending" : "bifurcation",
      x: i % width + .5,
      y: Math.floor(i / width) + .5,
      angle: angleOf(between(ways)),
    });
  });
  return found;
}

/** Follows a line from pixel i; where it comes to, from there. */
function follow({ width, pixels }: Mask, i: number, step: number): Place {
  const ring = ringOf(width);
  const seen = new Set([i, ...ring.map((next) => i + next)]);
  let at = i + step;
  for (let n = 1; n < FOLLOWED; n++) {
    const next = ring.map((offset) => at + offset)
      .find((j) => pixels[j] && !seen.has(j));
    if (next === undefined) break;
    seen.add(next);
    at = next;
  }
  return {
    x: at % width - i % width,
    y: Math.floor(at / width) - Math.floor(i / width),
  };
}

/** The one way of an ending; the middle of the two nearest ways of a fork. */
function between(ways: Place[]): Place {
  const unit = ways.map(({ x, y }) => {
    const length = Math.hypot(x, y) || 1;
    return { x: x / length, y: y / length };
  });
  let best = unit[0] ?? { x: 1, y: 0 }, nearest = -2;
  for (let a = 0; a < unit.length; a++) {
    for (let b = 0; b < a; b++) {
      const near = unit[a].x * unit[b].x + unit[a].y * unit[b].y;
      if (near <= nearest) continue;
      nearest = near;
      best = { x: unit[a].x + unit[b].x, y: unit[a].y + unit[b].y };
    }
  }
  return best;
}

function angleOf({ x, y }: Place): number {
  return (Math.atan2(-y, x) * 180 / Math.PI + 360) % 360;
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

function withoutTwins(all: Minutia[]): Minutia[] {
  return all.filter((one) =>
    !all.some((other) =>
      other !== one && Math.hypot(other.x - one.x, other.y - one.y) < TWINS
    )
  );
}
