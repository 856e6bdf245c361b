/**
 * Kernel distance of two sets of features: KID's unbiased estimate of MMD^2.
 *
 *   k(a, b) = (a b / d + 1)^3
 *   MMD^2 = mean_{i != j} k(x_i, x_j) + mean_{i != j} k(y_i, y_j)
 *           - 2 mean_{i, j} k(x_i, y_j)
 *
 * 0 in the mean where both sets are of one distribution; it may be below.
 * Source: Bińkowski et al. 2018, https://arxiv.org/abs/1801.01401, section 4
 *
 * @param x `[n, d]`, n at least 2
 * @param y `[m, d]`, m at least 2
 * @param d Features of each
 *
 * @example One feature, worked by hand: 1 + 1 - 2 * 1 = 0, and then farther
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const zeros = new Float32Array(2);
 * const ones = new Float32Array([1, 1]);
 * deepStrictEqual(kernelDistance(zeros, zeros, 1), 0);
 * deepStrictEqual(kernelDistance(zeros, ones, 1), 1 + 8 - 2 * 1);
 * ```
 */
export function kernelDistance(
  x: Float32Array,
  y: Float32Array,
  d: number,
): number {
  return meanKernel(x, x, d) + meanKernel(y, y, d) - 2 * meanKernel(x, y, d);
}

/** Mean of k over all pairs; of a set with itself, over pairs of two. */
function meanKernel(a: Float32Array, b: Float32Array, d: number): number {
  const [n, m] = [a.length / d, b.length / d];
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      if (a === b && i === j) continue;
      let dot = 0;
      for (let k = 0; k < d; k++) dot += a[i * d + k] * b[j * d + k];
      sum += (dot / d + 1) ** 3;
    }
  }
  return sum / (a === b ? n * (n - 1) : n * m);
}
