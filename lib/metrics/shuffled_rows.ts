import type { Random } from "@/engine/random.ts";

/**
 * The same rows in a random order, for what cuts a set into blocks: pictures
 * come person by person, and a block of one person is far from any other.
 *
 * @param x `[n, d]`
 * @param d Numbers of a row
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { Random } from "../engine/mod.ts";
 * const rows = shuffledRows(Float32Array.of(1, 1, 1, 1), 2, new Random(1));
 * deepStrictEqual(rows, Float32Array.of(1, 1, 1, 1));
 * ```
 */
export function shuffledRows(
  x: Float32Array,
  d: number,
  random: Random,
): Float32Array {
  const out = new Float32Array(x.length);
  random.permutation(x.length / d).forEach((from, to) =>
    out.set(x.subarray(from * d, (from + 1) * d), to * d)
  );
  return out;
}
