import { dot, type Moments, moments } from "./_moments.ts";
import { factorRows, symmetricEigenvalues } from "./_symmetric_roots.ts";

/**
 * Fréchet distance of two sets of features, each taken for a normal
 * distribution: FID's formula, whatever the features.
 *
 *   |m_x - m_y|^2 + tr(S_x + S_y - 2 (S_x S_y)^(1/2))
 *
 * With S_x = R^T R the root's trace is that of (R S_y R^T)^(1/2), a symmetric
 * matrix: no complex numbers, and singular covariances are no trouble.
 *
 * It is too great in the mean, the more the fewer pictures there are: see
 * `frechetExtrapolated()`.
 * Source: Heusel et al. 2017, https://arxiv.org/abs/1706.08500, equation 6
 *
 * @param x `[n, d]`, n at least 2
 * @param y `[m, d]`, m at least 2
 * @param d Features of each
 * @returns In squared units of the features, 0 for equal sets
 *
 * @example One feature: (m_x - m_y)^2 + (s_x - s_y)^2
 * ```ts
 * import { ok } from "node:assert/strict";
 * const x = new Float32Array([-1, 0, 1]); // mean 0, deviation 1
 * const y = new Float32Array([1, 4, 7]); // mean 4, deviation 3
 * ok(Math.abs(frechetDistance(x, y, 1) - (16 + 4)) < 1e-9);
 * ```
 */
export function frechetDistance(
  x: Float32Array,
  y: Float32Array,
  d: number,
): number {
  const [a, b] = [moments(x, d), moments(y, d)];
  let sum = -2 * rootTrace(a, b, d);
  for (let k = 0; k < d; k++) {
    sum += (a.mean[k] - b.mean[k]) ** 2;
    sum += a.covariance[k * d + k] + b.covariance[k * d + k];
  }
  return Math.max(0, sum);
}

/** tr((S_x S_y)^(1/2)) */
function rootTrace(a: Moments, b: Moments, d: number): number {
  const rows = factorRows(a.covariance, d);
  const n = rows.length;
  const inner = new Float64Array(n * n);
  rows.forEach((row, i) => {
    const image = Float64Array.from(
      { length: d },
      (_, k) => dot(row, b.covariance.subarray(k * d, (k + 1) * d)),
    );
    for (let j = 0; j <= i; j++) {
      inner[i * n + j] = inner[j * n + i] = dot(image, rows[j]);
    }
  });
  return symmetricEigenvalues(inner, n)
    .reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
}
