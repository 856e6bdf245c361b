import { bendOf, type Run, thinRuns } from "./_thin_runs.ts";
import type { GreyImage } from "./grey_image.ts";

/** A thin straight line from the left side of a picture to the right. */
export interface StraightLine {
  /** Row of its middle in each column, `[width]` */
  rows: Float32Array;
  /** How thick it is, in pixels */
  thick: number;
  /** Columns in which it is seen, of all in which no stroke hides it: 0..1 */
  share: number;
  /** The first and last column in which it is seen */
  from: number;
  to: number;
}

/** Rise per column that a line may have: 7 degrees. */
const STEEPEST = 0.12;

/**
 * The longest thin straight line that goes across a picture.
 *
 * Runs of ink of at most a fiftieth of the picture's longest side vote for all
 * lines through them, up to 7 degrees from level; a line may be bent by 1 pixel
 * in 150. Lines down the picture are found in its `transpose`.
 * Source: Hough 1962, "Method and means for recognizing complex patterns", with
 * slope and intercept
 *
 * @param ink Inside is above `threshold`
 * @returns Nothing when there is no thin run at all
 *
 * @example A line in row 4 that a stroke crosses
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array(40 * 9).fill(1, 160, 200);
 * for (let y = 0; y < 9; y++) pixels[y * 40 + 7] = 1;
 * const line = straightLine({ width: 40, height: 9, pixels }, 0)!;
 * deepStrictEqual([line.rows[0], line.thick, line.share], [4, 1, 1]);
 * ```
 */
export function straightLine(
  ink: GreyImage,
  threshold: number,
): StraightLine | undefined {
  const runs = thinRuns(ink, threshold);
  if (runs.length === 0) return undefined;
  const bend = bendOf(ink);
  const { slope, row } = mostVotes(ink, runs, bend);
  const rows = Float32Array.from(
    { length: ink.width },
    (_, x) => row + slope * (x - ink.width / 2),
  );
  const on = runs.filter(({ x, top, bottom }) =>
    top <= rows[x] + bend && bottom >= rows[x] - bend
  );
  const thicks = on.map(({ top, bottom }) => bottom - top + 1);
  const thick = thicks.sort((a, b) => a - b)[thicks.length >> 1] ?? 1;
  return { rows, thick, ...seenIn(ink, { threshold, rows, on, bend }) };
}

/** The line that most runs lie on, by its slope and its middle row. */
function mostVotes(ink: GreyImage, runs: Run[], bend: number) {
  const { width, height } = ink;
  const rim = Math.ceil(STEEPEST * width / 2) + bend + 1;
  const votes = new Uint32Array(height + 2 * rim);
  let best = { slope: 0, row: 0, count: 0 };
  const steps = Math.ceil(STEEPEST * width / 2);
  for (let k = -steps; k <= steps; k++) {
    const slope = k * STEEPEST / steps;
    votes.fill(0);
    for (const { x, top, bottom } of runs) {
      const row = (top + bottom) / 2 - slope * (x - width / 2);
      votes[Math.round(row) + rim]++;
    }
    for (let i = bend; i < votes.length - bend; i++) {
      let count = votes[i] / 2; // of equals the one in the middle
      for (let d = -bend; d <= bend; d++) count += votes[i + d];
      if (count > best.count) best = { slope, row: i - rim, count };
    }
  }
  return best;
}

/** In how many columns a line is seen, and from where to where. */
function seenIn(
  { width, height, pixels }: GreyImage,
  { threshold, rows, on, bend }: {
    threshold: number;
    rows: Float32Array;
    on: Run[];
    bend: number;
  },
) {
  const seen = new Uint8Array(width);
  for (const { x } of on) seen[x] = 1;
  let [count, hidden] = [0, 0];
  for (let x = 0; x < width; x++) {
    count += seen[x];
    if (seen[x]) continue;
    for (let d = -bend; d <= bend; d++) {
      const y = Math.round(rows[x]) + d;
      if (y < 0 || y >= height || !(pixels[y * width + x] > threshold)) {
        continue;
      }
      hidden++;
      break;
    }
  }
  const share = count === 0 ? 0 : count / (width - hidden);
  return { share, from: seen.indexOf(1), to: seen.lastIndexOf(1) };
}
