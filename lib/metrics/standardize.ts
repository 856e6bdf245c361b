/**
 * Features on the scale of a reference: mean 0 and variance 1 over it.
 *
 * A feature that never varies there stays as it is, but for its mean.
 *
 * @param x `[count, d]`
 * @param reference `[many, d]`
 * @param d Features of each
 * @returns `[count, d]`
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const reference = new Float32Array([1, 7, 5, 7]); // means 3, 7; deviations 2, 0
 * const [a, b] = standardize(new Float32Array([7, 8]), reference, 2);
 * deepStrictEqual([a, b], [2, 1]);
 * ```
 */
export function standardize(
  x: Float32Array,
  reference: Float32Array,
  d: number,
): Float32Array {
  const count = reference.length / d;
  const [sum, square] = [new Float64Array(d), new Float64Array(d)];
  reference.forEach((value, i) => {
    sum[i % d] += value;
    square[i % d] += value * value;
  });
  const mean = sum.map((s) => s / count);
  const deviation = square.map((s, k) =>
    Math.sqrt(Math.max(0, s / count - mean[k] ** 2)) || 1
  );
  return x.map((value, i) => (value - mean[i % d]) / deviation[i % d]);
}
