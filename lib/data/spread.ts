/**
 * At most `most` of a list, evenly spread over it, in its order.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * deepStrictEqual(spread([1, 2, 3, 4, 5, 6], 2), [2, 5]);
 * deepStrictEqual(spread([1, 2], 5), [1, 2]);
 * ```
 */
export function spread<T>(list: ArrayLike<T>, most: number): T[] {
  const count = Math.min(list.length, most);
  return Array.from(
    { length: count },
    (_, i) => list[Math.floor((i + 0.5) * list.length / count)],
  );
}
