import type { Matrix } from "./plot.ts";

/**
 * Which class was taken for which: rows are what is real, columns what was
 * said, and a perfect judge has numbers on the diagonal only.
 *
 * @param counts `[real][said]`, see {@linkcode countConfusion}
 * @throws {RangeError} If there is not a row and a column for each label
 */
export function confusion(
  { title = "confusion", labels, counts }: {
    title?: string;
    labels: string[];
    counts: number[][];
  },
): Matrix {
  const sizes = [counts.length, ...counts.map((row) => row.length)];
  if (sizes.some((size) => size !== labels.length)) {
    throw new RangeError(
      `Cannot draw a confusion of ${labels.length} labels: ` +
        `current numbers of rows and columns are ${sizes.join(", ")}`,
    );
  }
  return {
    kind: "matrix",
    title,
    x: "said",
    y: "real",
    rows: labels,
    columns: labels,
    values: counts,
  };
}

/**
 * Counts which class was taken for which.
 *
 * @param real The class of each picture, from 0
 * @param said The class that each was taken for
 * @returns `[real][said]`
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * deepStrictEqual(countConfusion([0, 1, 1], [0, 0, 1], 2), [[1, 0], [1, 1]]);
 * ```
 */
export function countConfusion(
  real: ArrayLike<number>,
  said: ArrayLike<number>,
  classes: number,
): number[][] {
  const counts = Array.from({ length: classes }, () => Array(classes).fill(0));
  for (let i = 0; i < real.length; i++) counts[real[i]][said[i]]++;
  return counts;
}
