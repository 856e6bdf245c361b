import type { GreyImage } from "./grey_image.ts";

/** Slants that are tried: from -MOST to MOST degrees. */
const MOST = 60;
/** Columns in a pixel, so that no slant gains from hitting whole pixels. */
const FINE = 4;

/**
 * How far strokes lean to the right of upright, in degrees.
 *
 * The picture is sheared until its columns are as unequal as they can be: when
 * the long strokes stand upright, ink heaps up where they stand. A shear keeps
 * every row as long as it was, so sums of squares may be compared.
 * Source: Pastor, Toselli and Vidal 2004, "Projection profile based algorithm
 * for slant removal", ICIAR
 *
 * @param ink Strokes are above `threshold`
 * @returns -60 .. 60, to one degree; nothing when there is no ink
 *
 * @example A line that goes as far to the right as up
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array(20 * 20);
 * for (let y = 0; y < 20; y++) pixels[y * 20 + 19 - y] = 255;
 * strictEqual(inkSlant({ width: 20, height: 20, pixels }, 127), 45);
 * ```
 */
export function inkSlant(
  ink: GreyImage,
  threshold: number,
): number | undefined {
  const { width, height, pixels } = ink;
  const xs: number[] = [], ys: number[] = [];
  pixels.forEach((value: number, i: number) => {
    if (!(value > threshold)) return;
    xs.push(i % width);
    ys.push(Math.floor(i / width));
  });
  if (xs.length === 0) return undefined;
  const reach = Math.ceil(height * Math.tan(MOST * Math.PI / 180)) + 2;
  const edges = new Int32Array(FINE * (width + 2 * reach));
  let [best, slant] = [0, 0];
  for (let k = 0; k <= 2 * MOST; k++) {
    // Upright first, then 1, -1, 2, -2, ...: of equals the least wins.
    const degrees = k % 2 ? (k + 1) / 2 : 0 - k / 2;
    const lean = Math.tan(degrees * Math.PI / 180);
    edges.fill(0);
    for (let i = 0; i < xs.length; i++) {
      const at = xs[i] + lean * (ys[i] - height / 2) + reach;
      const left = Math.round(FINE * at);
      edges[left]++;
      edges[left + FINE]--;
    }
    const unequal = squaresBetween(edges);
    if (unequal > best) [best, slant] = [unequal, degrees];
  }
  return slant;
}

/** Sum of squares of a profile that is given by its rises and falls. */
function squaresBetween(edges: Int32Array): number {
  let [level, sum] = [0, 0];
  for (let i = 0; i < edges.length; i++) {
    level += edges[i];
    sum += level * level;
  }
  return sum;
}
