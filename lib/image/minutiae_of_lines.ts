import type { Point } from "./core_point.ts";
import { crossingNumber, type Mask, ringOf } from "./thin.ts";

/** Where a ridge ends or forks. */
export interface Minutia extends Point {
  type: "ending" | "bifurcation";
  /**
   * Degrees, counter-clockwise as seen, 0..360: from an ending back along its
   * ridge, from a fork into the valley between its branches
   */
  angle: number;
}

/** Lines are followed so far to tell their direction, in pixels. */
const FOLLOWED = 9;

/**
 * Where thinned lines end or fork.
 *
 * @returns Points in pixels from the top left corner
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
function follow({ width, pixels }: Mask, i: number, step: number): Point {
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
function between(ways: Point[]): Point {
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

function angleOf({ x, y }: Point): number {
  return (Math.atan2(-y, x) * 180 / Math.PI + 360) % 360;
}

/**
 * Those that are no spur, bridge or gap: none other is nearer than `least`.
 *
 * @param least In pixels; less than a ridge
 */
export function withoutTwins(all: Minutia[], least: number): Minutia[] {
  return all.filter((one) =>
    !all.some((other) =>
      other !== one && Math.hypot(other.x - one.x, other.y - one.y) < least
    )
  );
}
