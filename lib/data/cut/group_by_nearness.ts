import { components, distance, mapPixels, plane } from "@/image/mod.ts";
import { adopt } from "./adopt.ts";
import { weightedMedian } from "./_median.ts";
import { gather, type Group, largeGroups, longSide } from "./groups.ts";
import type { Pieces } from "./pieces.ts";

/**
 * Nearness is looked at in blocks of so many pixels: what is written goes on
 * to the right, so a gap along the row counts less than one between rows.
 */
const WIDE = 6, TALL = 4;
/** Gaps tried, in heights of what is written: 0.2 to 2 in even ratios. */
const GAPS = Array.from({ length: 15 }, (_, k) => 0.2 * 10 ** (k / 14));

/** What is one signature, and what is another. */
export interface NearnessOptions {
  /** Widest gap inside a signature, in heights of what is written */
  gap?: number;
  /** Least longer side of a signature, in pixels */
  minSize?: number;
}

/**
 * Signatures as pieces of ink that lie near each other, no line between.
 *
 * Without `gap`, many gaps are tried, and one is taken that could as well be
 * smaller or wider, and that finds signatures of about one size.
 *
 * @param lines From `printedLines`
 */
export function groupByNearness(
  pieces: Pieces,
  lines: Uint8Array,
  { gap, minSize }: NearnessOptions = {},
): Group[] {
  const { list, written } = pieces;
  const height = weightedMedian(
    written.map((k) => list[k].bottom - list[k].top + 1),
    written.map((k) => list[k].area),
  );
  const farthest = (gap ?? GAPS[GAPS.length - 1]) * height / TALL / 2;
  const away = blocksAway(pieces, lines, Math.max(1, farthest));
  const found = (gap: number) => {
    const reach = Math.max(0.5, gap * height / TALL / 2);
    const all = groupsWithin(pieces, away, reach);
    return { all, kept: largeGroups(all, pieces, minSize) };
  };
  if (gap !== undefined) return found(gap).kept;
  const { all, kept } = bestOf(GAPS.map(found));
  const dropped = all.filter((group) => !kept.includes(group));
  return minSize === undefined ? adopt(kept, dropped, height) : kept;
}

/** What some gap leads to: all groups, and those as large as signatures. */
interface Way {
  all: Group[];
  kept: Group[];
}

/**
 * The best of many ways to group: that in the middle of a long row of ways
 * that find as many, all of them about as large.
 */
function bestOf(ways: Way[]): Way {
  let best = ways[0], most = 0;
  for (let start = 0; start < ways.length;) {
    const count = ways[start].kept.length;
    let end = start;
    while (end < ways.length && ways[end].kept.length === count) end++;
    const middle = ways[start + (end - start - 1 >> 1)];
    // The more there are, the less are they alike by chance; and all in one
    // is what every gap comes to that is wide enough.
    const many = Math.max(1e-3, Math.log(count));
    const score = many * (end - start) / (0.2 + unlike(middle.kept));
    if (count > 0 && score > most) [best, most] = [middle, score];
    start = end;
  }
  return best;
}

/** How unlike sizes are: the standard deviation of their logarithms. */
function unlike(groups: readonly Group[]): number {
  const logs = groups.map((group) => Math.log(longSide(group)));
  const mean = logs.reduce((sum, x) => sum + x, 0) / logs.length;
  const squares = logs.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return Math.sqrt(squares / logs.length);
}

/** How far each square is from ink of a hand; no number on printed lines. */
function blocksAway(
  { written, labels, list, width, height }: Pieces,
  lines: Uint8Array,
  farthest: number,
) {
  const isWritten = new Uint8Array(list.length + 1);
  for (const k of written) isWritten[k + 1] = 1;
  const hand = new Uint8Array(labels.map((label) => isWritten[label]));
  const away = distance(blocksOf(hand, width, height), 0, farthest + 1);
  const barrier = distance(blocksOf(lines, width, height), 0, 2);
  return mapPixels(away, (d, i) => barrier.pixels[i] < 1.5 ? NaN : -d);
}

/** Which blocks have anything in them. */
function blocksOf(pixels: Uint8Array, width: number, height: number) {
  const out = plane(Math.ceil(width / WIDE), Math.ceil(height / TALL));
  for (let i = 0; i < pixels.length; i++) {
    if (pixels[i] !== 0) out.pixels[blockAt(i, width, out.width)] = 1;
  }
  return out;
}

/** The block of a pixel. */
function blockAt(i: number, width: number, columns: number): number {
  const x = i % width, y = (i - x) / width;
  return Math.floor(y / TALL) * columns + Math.floor(x / WIDE);
}

/** Each piece belongs to the area that most of it lies in. */
function groupsWithin(
  pieces: Pieces,
  away: ReturnType<typeof blocksAway>,
  reach: number,
): Group[] {
  const areas = components(away, -reach - 1e-6).labels;
  const votes = pieces.list.map(() => new Map<number, number>());
  const { width, labels } = pieces;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === 0) continue;
    const area = areas[blockAt(i, width, away.width)];
    if (area === 0) continue;
    const vote = votes[labels[i] - 1];
    vote.set(area, (vote.get(area) ?? 0) + 1);
  }
  const chosen = votes.map((vote) => {
    let best: number | undefined, most = 0;
    for (const [area, count] of vote) {
      if (count > most) [best, most] = [area, count];
    }
    return best;
  });
  return [...gather(pieces, (k) => chosen[k]).values()];
}
