import { least } from "./_least.ts";
import { squaredDistances } from "./squared_distances.ts";

/**
 * How many different pictures there are in a set: its Vendi score of order 2.
 *
 *   k(a, b) = exp(-|a - b|^2 / (2 s^2))
 *   score   = 1 / mean_ij k(x_i, x_j)^2
 *
 * n where no two are alike, 1 where all are the same. The scale s is half of
 * what lies between a real picture and its nearest, in the median: two that
 * are so far apart count as different, and one seen twice counts once.
 * Sources: Friedman and Dieng 2023, https://arxiv.org/abs/2210.02410; of order
 * 2, whose sum of squared eigenvalues is that of squared likenesses, Pasarkar
 * and Dieng 2024, https://arxiv.org/abs/2310.12952
 *
 * @param real `[n, d]`, n at least 2: what says how far apart is different
 * @param x `[m, d]`, the set
 * @param d Features of each
 * @returns In [1, m]; compare sets of equally many
 *
 * @example Three different ones; and two, of which one is there twice
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { openEngine } from "../engine/mod.ts";
 * await openEngine({ engine: "cpu" });
 * const real = new Float32Array([0, 1, 2]);
 * const of = (x: number[]) => vendiScore(real, Float32Array.from(x), 1);
 * deepStrictEqual(of([0, 10, 20]), 3);
 * deepStrictEqual(of([0, 10, 10]), 9 / (1 + 4));
 * ```
 */
export function vendiScore(
  real: Float32Array,
  x: Float32Array,
  d: number,
): number {
  const m = x.length / d;
  // k^2 = exp(-|a - b|^2 / s^2), and s is half of the distance.
  const square = Math.max(nearestApart(real, d) / 4, Number.MIN_VALUE);
  let sum = 0;
  squaredDistances(x, x, d, (i, row) => {
    for (let j = 0; j < m; j++) sum += i === j ? 1 : Math.exp(-row[j] / square);
  });
  return m * m / sum;
}

/** Squared distance of a picture to its nearest, the median. */
function nearestApart(x: Float32Array, d: number): number {
  const nearest: number[] = [];
  squaredDistances(x, x, d, (i, row) => {
    nearest.push(least(row, 1, i).values[0]);
  });
  return nearest.sort((a, b) => a - b)[nearest.length >> 1];
}
