import type { Point } from "./core_point.ts";

/** Corners of the polygon that is walked. */
const CORNERS = 32;

/**
 * How often ridges turn on a walk around a place, in whole turns.
 *
 * P = 1/2pi sum of the turns from corner to corner, each in [-pi/2, pi/2) as a
 * ridge has no head: 1/2 around a core, -1/2 around a delta, 1 around a
 * whorl's two cores, 0 elsewhere.
 *
 * Source: Kawagoe & Tojo 1984, "Fingerprint pattern classification"
 *
 * @param orientationAt Radians, counter-clockwise as seen, of any half turn
 * @param radius Of the walk, in pixels
 *
 * @example Ridges that are circles
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const circles = ({ x, y }: { x: number; y: number }) =>
 *   Math.atan2(-y, x) + Math.PI / 2;
 * strictEqual(poincareIndex(circles, { x: 0, y: 0 }, 5), 1);
 * ```
 */
export function poincareIndex(
  orientationAt: (place: Point) => number,
  { x, y }: Point,
  radius: number,
): number {
  const angles = Array.from({ length: CORNERS }, (_, k) => {
    const way = 2 * Math.PI * k / CORNERS;
    // y points down: minus the sine is counter-clockwise as seen.
    return orientationAt({
      x: x + radius * Math.cos(way),
      y: y - radius * Math.sin(way),
    });
  });
  const turns = angles.map((angle, k) => {
    const turn = angles[(k + 1) % CORNERS] - angle;
    return turn - Math.PI * Math.floor(turn / Math.PI + .5);
  });
  const sum = turns.reduce((total, turn) => total + turn, 0);
  return Math.round(sum / Math.PI) / 2 + 0; // no -0
}
