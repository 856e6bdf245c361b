import type { Realism } from "@/metrics/mod.ts";

const HEADS = [
  "measure",
  "unit",
  "real",
  "formula",
  "distance",
  "floor",
  "ceiling",
  "score",
];

/**
 * Realism as a table to read: words to the left, numbers to the right.
 *
 * @example
 * ```ts
 * import { match } from "node:assert/strict";
 * const row = { name: "ink", unit: "%", real: 7, made: 8 };
 * const text = realismTable([
 *   { ...row, distance: 1, floor: .5, ceiling: 3, score: .2 },
 * ]);
 * match(text, /^measure .*\nink +% +7\.00 +8\.00 +1\.00 +0\.50 +3\.00 +0\.20$/);
 * ```
 */
export function realismTable(rows: readonly Realism[]): string {
  const cells = rows.map(({ name, unit, ...numbers }) => [
    name,
    unit,
    ...[
      numbers.real,
      numbers.made,
      numbers.distance,
      numbers.floor,
      numbers.ceiling,
      numbers.score,
    ].map((number) => number?.toFixed(2) ?? "-"),
  ]);
  const widths = HEADS.map((head, column) =>
    Math.max(head.length, ...cells.map((row) => row[column].length))
  );
  return [HEADS, ...cells].map((row) =>
    row.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])
    ).join("  ")
  ).join("\n");
}
