import type { Box } from "@/image/mod.ts";
import { weightedMedian } from "./_median.ts";
import type { Pieces } from "./pieces.ts";

/** Pieces of ink that are one signature. */
export interface Group extends Box {
  /** Places in the list of pieces */
  pieces: number[];
  /** Pixels of ink */
  area: number;
}

/**
 * Puts pieces together by a key.
 *
 * @param keyOf Of a place in the list; undefined leaves the piece out
 */
export function gather(
  { list, written }: Pieces,
  keyOf: (piece: number) => number | undefined,
): Map<number, Group> {
  const groups = new Map<number, Group>();
  for (const k of written) {
    const key = keyOf(k);
    if (key === undefined) continue;
    const one = { ...list[k], pieces: [k] };
    const group = groups.get(key);
    if (group === undefined) groups.set(key, one);
    else merge(group, one);
  }
  return groups;
}

/** Makes a group larger by another. */
export function merge(group: Group, other: Group): void {
  group.pieces.push(...other.pieces);
  group.area += other.area;
  group.left = Math.min(group.left, other.left);
  group.top = Math.min(group.top, other.top);
  group.right = Math.max(group.right, other.right);
  group.bottom = Math.max(group.bottom, other.bottom);
}

/** The longer side of a box, in pixels. */
export function longSide({ left, top, right, bottom }: Box): number {
  return Math.max(right - left, bottom - top) + 1;
}

/** What is a smaller share of the sheet's longer side is nobody's name. */
const LEAST = 0.015;

/**
 * Leaves out what is too small beside the others to be a signature.
 *
 * @param sheet The pieces, or how large the sheet is
 * @param minSize Least longer side in pixels; default: 35 % of what is usual,
 *   and then with 8 % of the usual ink at least
 */
export function largeGroups(
  groups: Group[],
  sheet: Pick<Pieces, "width" | "height">,
  minSize?: number,
): Group[] {
  if (minSize !== undefined) {
    return groups.filter((group) => longSide(group) >= minSize);
  }
  const areas = groups.map(({ area }) => area);
  const ink = weightedMedian(areas, areas);
  const side = Math.max(
    0.35 * weightedMedian(groups.map(longSide), areas),
    LEAST * Math.max(sheet.width, sheet.height),
  );
  return groups.filter((group) =>
    longSide(group) >= side && group.area >= 0.08 * ink
  );
}
