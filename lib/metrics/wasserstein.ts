import { ascending } from "./_ascending.ts";

/**
 * How far one set of numbers lies from another: the first Wasserstein distance.
 *
 * The least mean way by which one heap is carried to where the other lies:
 *
 *   W1 = integral |F_a(x) - F_b(x)| dx,   F = share of the numbers <= x
 *
 * exact for any counts. Source: Villani 2009, Optimal Transport, remark 2.19.
 *
 * @param a Finite numbers, at least one
 * @param b Finite numbers of the same unit, at least one
 * @returns In the unit of the numbers, >= 0; 0 if the shares are equal
 * @throws {RangeError} If one of them is empty or not finite
 *
 * @example Everything moves by 2
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * strictEqual(wasserstein1([0, 1], [2, 3]), 2);
 * ```
 */
export function wasserstein1(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): number {
  const [left, right] = [
    ascending(a, "a distance"),
    ascending(b, "a distance"),
  ];
  let [i, j, sum] = [0, 0, 0];
  let x = Math.min(left[0], right[0]);
  while (i < left.length || j < right.length) {
    const next = Math.min(left[i] ?? Infinity, right[j] ?? Infinity);
    sum += Math.abs(i / left.length - j / right.length) * (next - x);
    while (left[i] === next) i++;
    while (right[j] === next) j++;
    x = next;
  }
  return sum;
}
