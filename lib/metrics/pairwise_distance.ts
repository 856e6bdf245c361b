/**
 * Mean distance of two pictures of a set: how much a set differs in itself.
 *
 *   mean_{i != j} |x_i - x_j|     by sum_{i, j} |x_i - x_j|^2 over pixels
 *
 * @param x `[count, area]`, count at least 2
 * @param area Pixels of a picture
 * @returns Root mean square of a pixel's difference, 0 for equal pictures
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const [same, apart] = [[1, 0, 1, 0], [1, 0, 0, 1]];
 * const of = (x: number[]) => pairwiseDistance(Float32Array.from(x), 2);
 * deepStrictEqual([of(same), of(apart)], [0, 1]);
 * ```
 */
export function pairwiseDistance(x: Float32Array, area: number): number {
  const count = x.length / area;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      let square = 0;
      for (let k = 0; k < area; k++) {
        square += (x[i * area + k] - x[j * area + k]) ** 2;
      }
      sum += Math.sqrt(square / area);
    }
  }
  return sum / (count * (count - 1) / 2);
}
