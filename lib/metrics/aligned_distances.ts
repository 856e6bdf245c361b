import { evened } from "./_evened.ts";
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
 * degrees in halves of that, whatever the lightness and contrast of either:
 *
 *   min_{shift, turn} sqrt(2 - 2 r),   r the correlation of moved x and y
 *
 * That is the root mean square of a pixel's difference once both have mean 0
 * and variance 1. A pale or smudged picture is near none by it, as it would be
 * in greys. A picture of one grey has r = 0 with any.
 *
 * @param x `[size, size]`, paper 0
 * @param others `[count, size, size]`
 * @returns 0 for the same picture, 1.41 where nothing is alike; `[count]`
 *
 * @example A dot moved by two pixels is the same dot, and by six another
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { openEngine } from "../engine/mod.ts";
 * await openEngine({ engine: "cpu" });
 * const dot = (at: number) => new Float32Array(256).fill(1, at, at + 1);
 * const to = (at: number) => alignedDistances(dot(120), dot(at), 16)[0];
 * ok(to(122) < .01 && to(126) > 1.4);
 * ```
 */
export function alignedDistances(
  x: Float32Array,
  others: Float32Array,
  size: number,
): Float64Array {
  const area = size * size;
  const least = new Float64Array(others.length / area).fill(Infinity);
  const moved = evened(moves(x, size, ALL), area);
  const even = evened(others, area);
  squaredDistances(moved, even, area, (k, row) => {
    const flat = lacking(moved, k, area);
    least.forEach((before, i) => least[i] = Math.min(before, row[i] + flat));
  });
  return least.map((square, i) =>
    Math.sqrt((square + lacking(even, i, area)) / area)
  );
}

/** What a picture of one grey lacks to the square of all others: `area`. */
function lacking(even: Float32Array, k: number, area: number): number {
  const isFlat = even.subarray(k * area, (k + 1) * area).every((v) => v === 0);
  return isFlat ? area : 0;
}
