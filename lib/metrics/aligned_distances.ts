import { moves, SHIFT, TURN } from "./_moves.ts";
import { squaredDistances } from "./squared_distances.ts";

/** All that is tried: 5 turns of 49 shifts. */
const ALL = {
  degrees: [-TURN, -TURN / 2, 0, TURN / 2, TURN],
  steps: Array.from({ length: 2 * SHIFT + 1 }, (_, i) => i - SHIFT),
};

/**
 * How far a picture is from others when it is laid on each.
 *
 * The least over all shifts up to 3 pixels along each axis and turns up to 3
 * degrees in halves of that:
 *
 *   min_{shift, turn} sqrt(mean (moved x - y)^2)
 *
 * @param x `[size, size]`, paper 0
 * @param others `[count, size, size]`
 * @returns Root mean squares of a pixel's difference, `[count]`
 *
 * @example A dot moved by two pixels is the same dot, and by six another
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { openEngine } from "../engine/mod.ts";
 * await openEngine({ engine: "cpu" });
 * const dot = (at: number) => new Float32Array(256).fill(1, at, at + 1);
 * const to = (at: number) => alignedDistances(dot(120), dot(at), 16)[0];
 * ok(to(122) === 0 && to(126) > .08); // two dots: (2 / 256)^(1/2) = .088
 * ```
 */
export function alignedDistances(
  x: Float32Array,
  others: Float32Array,
  size: number,
): Float64Array {
  const area = size * size;
  const out = new Float64Array(others.length / area).fill(Infinity);
  squaredDistances(moves(x, size, ALL), others, area, (_, row) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.min(out[i], row[i]);
  });
  return out.map((square) => Math.sqrt(square / area));
}
