import type { Box } from "@/image/mod.ts";

/** Where a box lies among others, from 0. */
export interface Place {
  row: number;
  column: number;
}

/**
 * The rows and columns that boxes lie in.
 *
 * A box is in a row with those before it whose mean middle it is near to: by
 * three quarters of the middle height. Columns are found likewise.
 *
 * @example Two in a row, a little askew, and one below
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const box = (left: number, top: number) =>
 *   ({ left, top, right: left + 9, bottom: top + 9 });
 * const places = placesOf([box(0, 30), box(50, 0), box(1, 2)]);
 * deepStrictEqual(
 *   places.map(({ row, column }) => [row, column]),
 *   [[1, 0], [0, 1], [0, 0]],
 * );
 * ```
 */
export function placesOf(boxes: readonly Box[]): Place[] {
  const rows = lanes(boxes.map(({ top, bottom }) => [top, bottom]));
  const columns = lanes(boxes.map(({ left, right }) => [left, right]));
  return boxes.map((_, i) => ({ row: rows[i], column: columns[i] }));
}

/** Which lane each span is in; lanes go by the middles of spans. */
function lanes(spans: [from: number, to: number][]): number[] {
  const middles = spans.map(([from, to]) => (from + to) / 2);
  const order = middles.map((_, i) => i)
    .sort((a, b) => middles[a] - middles[b]);
  const lengths = spans.map(([from, to]) => to - from + 1)
    .sort((a, b) => a - b);
  const near = 0.75 * (lengths[lengths.length >> 1] ?? 0);
  const out = new Array<number>(spans.length);
  let lane = -1, sum = 0, count = 0;
  for (const i of order) {
    if (count === 0 || middles[i] - sum / count > near) {
      lane++;
      sum = count = 0;
    }
    sum += middles[i];
    count++;
    out[i] = lane;
  }
  return out;
}
