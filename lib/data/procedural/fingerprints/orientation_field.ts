import { DIRECTIONS, type Pattern, type Place } from "./pattern.ts";

/** A correction fades as exp(-distance^2 / NEAR), in pixels. */
const NEAR = 70 ** 2;

/**
 * Which way ridges run at a place of the finger.
 *
 * theta = 1/2 (sum over cores g(arg(z - core)) - sum over deltas
 * g(arg(z - delta))), the zero-pole model of Sherlock & Monro 1993 ("A model
 * for interpreting fingerprint topology"). g bends each angle piecewise
 * linearly over eight directions (Vizcaya & Gerhardt 1996, "A nonlinear
 * orientation model for global description of fingerprints"), and ridges fall
 * to the sides as the finger tip is round; neither moves a singular point.
 *
 * @param place Pixels at 500 dpi from the middle of the finger, y down
 * @returns Radians from the x-axis, counter-clockwise as seen, not wrapped
 */
export function orientationAt(pattern: Pattern, { x, y }: Place): number {
  let twice = 0;
  for (const point of pattern.singularities) {
    const angle = Math.atan2(point.y - y, x - point.x);
    const near = Math.exp(-((point.y - y) ** 2 + (x - point.x) ** 2) / NEAR);
    const bent = angle + near * correctionAt(point.correction, angle);
    twice += point.kind === "core" ? bent : -bent;
  }
  return twice / 2 + fallAt(pattern, x, y) + riseAt(pattern, x, y);
}

/**
 * c(angle): linear between the eight directions, and the same at -pi and pi.
 *
 * @param angle In [-pi, pi]
 */
export function correctionAt(correction: number[], angle: number): number {
  const at = (angle / Math.PI + 1) / 2 * DIRECTIONS;
  const low = Math.floor(at), share = at - low;
  return (1 - share) * correction[low % DIRECTIONS] +
    share * correction[(low + 1) % DIRECTIONS];
}

/** Ridges round the tip: the further out, the steeper; flat at the joint. */
function fallAt({ fall }: Pattern, x: number, y: number): number {
  const tip = 1 / (1 + Math.exp((y - 45) / 24));
  return -fall * 1.25 * Math.tanh(x / 125) * tip;
}

/** Slope of the hump exp(-(x / width)^2 / 2) that lifts the ridges of an arch. */
function riseAt({ rise }: Pattern, x: number, y: number): number {
  const u = (x - rise.x) / rise.width;
  const height = rise.height * Math.exp(-(((y - 20) / 90) ** 2));
  return -Math.atan(height / rise.width * u * Math.exp(-u * u / 2));
}
