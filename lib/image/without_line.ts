import { bendOf, type Run, thinRuns } from "./_thin_runs.ts";
import { type GreyImage, type Plane, plane } from "./grey_image.ts";
import type { StraightLine } from "./straight_line.ts";

/**
 * A picture without a line; strokes that cross it or stand on it stay whole.
 *
 * A run no thicker than the line (and one pixel more) goes, unless there is ink
 * near it above on one side and below on the other: there a stroke passes.
 *
 * @example The line goes, the stroke stays
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { straightLine } from "./straight_line.ts";
 * const pixels = new Uint8Array(40 * 9).fill(1, 160, 200);
 * for (let y = 0; y < 9; y++) pixels[y * 40 + 7] = 1;
 * const image = { width: 40, height: 9, pixels };
 * const left = withoutLine(image, straightLine(image, 0)!, 0);
 * deepStrictEqual(left.pixels.filter((p) => p > 0).length, 9);
 * ```
 */
export function withoutLine(
  image: GreyImage,
  { rows, thick }: StraightLine,
  threshold: number,
): Plane {
  const { width, height } = image;
  const out = plane(width, height);
  out.pixels.set(image.pixels);
  const bend = bendOf(image);
  const runs = thinRuns(image, threshold).filter(({ x, top, bottom }) =>
    bottom - top <= thick && top <= rows[x] + bend && bottom >= rows[x] - bend
  );
  // With the soft pixel on either side, which is no ink of its own.
  const each = (use: (i: number, run: Run) => void) => {
    for (const run of runs) {
      const last = Math.min(height - 1, run.bottom + 1);
      for (let y = Math.max(0, run.top - 1); y <= last; y++) {
        use(y * width + run.x, run);
      }
    }
  };
  each((i) => out.pixels[i] = 0);
  const bare = { width, height, pixels: out.pixels.slice() };
  const reach = 2 * (thick + 2);
  each((i, { x, top, bottom }) => {
    // A run beside the line: the stroke goes on beyond the line.
    const high = Math.min(top, Math.round(rows[x] - thick / 2)) - 2;
    const low = Math.max(bottom, Math.round(rows[x] + thick / 2)) + 2;
    const above = sidesOf(bare, { x, y: high, reach, threshold });
    const below = sidesOf(bare, { x, y: low, reach, threshold });
    const passes = above.left && below.right || above.right && below.left;
    if (passes) out.pixels[i] = image.pixels[i];
  });
  return out;
}

/** Whether a row has ink near a column, at its left and right or in it. */
function sidesOf(
  { width, height, pixels }: Plane,
  { x, y, reach, threshold }: {
    x: number;
    y: number;
    reach: number;
    threshold: number;
  },
) {
  const sides = { left: false, right: false };
  if (y < 0 || y >= height) return sides;
  const end = Math.min(width - 1, x + reach);
  for (let u = Math.max(0, x - reach); u <= end; u++) {
    if (!(pixels[y * width + u] > threshold)) continue;
    if (u <= x) sides.left = true;
    if (u >= x) sides.right = true;
  }
  return sides;
}
