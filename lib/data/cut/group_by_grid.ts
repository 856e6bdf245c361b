import type { Box } from "@/image/mod.ts";
import { gather, type Group, largeGroups } from "./groups.ts";
import type { Pieces } from "./pieces.ts";

/** So many signatures lie beside each other, and so many below. */
export interface Grid {
  columns: number;
  rows: number;
}

/** A border between cells may be moved by this share of a cell. */
const PLAY = 0.3;

/** A signature and where it lies, from 0. */
export type Celled = Group & { row: number; column: number };

/**
 * Signatures as what is written in each cell of a grid that is known.
 *
 * The grid spans all that is written and printed; borders between its cells
 * are moved to where the least ink is.
 *
 * @param lines From `printedLines`
 */
export function groupByGrid(
  pieces: Pieces,
  lines: Uint8Array,
  { columns, rows, minSize }: Grid & { minSize?: number },
): Celled[] {
  const { list, written, width, height } = pieces;
  const across = new Float64Array(width), down = new Float64Array(height);
  for (const k of written) {
    const { left, right, top, bottom } = list[k];
    for (let x = left; x <= right; x++) across[x] += bottom - top + 1;
    for (let y = top; y <= bottom; y++) down[y] += right - left + 1;
  }
  const box = extent(pieces, lines);
  const ends = borders(across, [box.left, box.right], columns);
  const bottoms = borders(down, [box.top, box.bottom], rows);
  const cells = gather(pieces, (k) => {
    const { left, right, top, bottom } = list[k];
    const column = ends.filter((x) => x < (left + right) / 2).length;
    const row = bottoms.filter((y) => y < (top + bottom) / 2).length;
    return row * columns + column;
  });
  const kept = new Set(largeGroups([...cells.values()], pieces, minSize));
  return [...cells].filter(([, group]) => kept.has(group))
    .map(([cell, group]) => ({
      ...group,
      row: Math.floor(cell / columns),
      column: cell % columns,
    }));
}

/** The box around all that is written or printed. */
function extent({ list, written, width }: Pieces, lines: Uint8Array): Box {
  const box = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
  const add = (left: number, top: number, right: number, bottom: number) => {
    box.left = Math.min(box.left, left);
    box.top = Math.min(box.top, top);
    box.right = Math.max(box.right, right);
    box.bottom = Math.max(box.bottom, bottom);
  };
  for (const k of written) {
    const { left, top, right, bottom } = list[k];
    add(left, top, right, bottom);
  }
  lines.forEach((line, i) => {
    if (line === 0) return;
    const x = i % width, y = (i - x) / width;
    add(x, y, x, y);
  });
  return box;
}

/** The `count - 1` borders inside, each where a little ink is crossed. */
function borders(
  ink: Float64Array,
  [first, last]: [number, number],
  count: number,
): number[] {
  const cell = (last - first + 1) / count;
  return Array.from({ length: count - 1 }, (_, k) => {
    const even = Math.round(first + (k + 1) * cell);
    let best = even;
    for (let by = 1; by <= PLAY * cell; by++) {
      for (const at of [even - by, even + by]) {
        if (ink[at] < ink[best]) best = at;
      }
    }
    return best;
  });
}
