/** The value at the middle of the weight; 0 of nothing. */
export function weightedMedian(
  values: readonly number[],
  weights: readonly number[],
): number {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let seen = 0;
  for (const i of order) {
    seen += weights[i];
    if (seen >= half) return values[i];
  }
  return 0;
}
