/** Mean and covariance of features. */
export interface Moments {
  /** `[d]` */
  mean: Float64Array;
  /** `[d, d]`, divided by count - 1 */
  covariance: Float64Array;
}

/** Of `x`, `[count, d]`; in double precision, as roots are taken of them. */
export function moments(x: Float32Array, d: number): Moments {
  const count = x.length / d;
  const mean = new Float64Array(d);
  for (let i = 0; i < x.length; i++) mean[i % d] += x[i] / count;
  // One feature a row, so that a covariance is a dot product of two rows.
  const columns = Array.from(
    { length: d },
    (_, k) =>
      Float64Array.from({ length: count }, (_, i) => x[i * d + k] - mean[k]),
  );
  const covariance = new Float64Array(d * d);
  for (let a = 0; a < d; a++) {
    for (let b = 0; b <= a; b++) {
      const value = dot(columns[a], columns[b]) / (count - 1);
      covariance[a * d + b] = covariance[b * d + a] = value;
    }
  }
  return { mean, covariance };
}

/** Sum of the products of two rows of one length. */
export function dot(a: Float64Array, b: Float64Array): number {
  let [even, odd] = [0, 0]; // two sums, which the processor adds side by side
  const whole = a.length & ~1;
  for (let i = 0; i < whole; i += 2) {
    even += a[i] * b[i];
    odd += a[i + 1] * b[i + 1];
  }
  return even + odd + (whole < a.length ? a[whole] * b[whole] : 0);
}
