/** Pictures in a terminal, as Braille dots: two by four pixels a letter. */
import type { Images } from "@/viz/mod.ts";

/** Bits of a letter's dots, row by row; Unicode chapter "Braille Patterns". */
const BITS = [[0, 3], [1, 4], [2, 5], [6, 7]];
const BLANK = 0x2800;

/**
 * From which grey on a dot is set, so that an area of grey has its share of
 * dots (Bayer 1973, ordered dither).
 */
const THRESHOLDS = [
  [0, 8, 2, 10],
  [12, 4, 14, 6],
  [3, 11, 1, 9],
  [15, 7, 13, 5],
].map((row) => row.map((rank) => (rank + 0.5) / 16));

/**
 * Draws pictures side by side; ink is set.
 *
 * @param images In [0, 1], ink high; `size` a multiple of 4
 * @param options `columns`: pictures in a row
 * @returns Lines of size / 2 letters a picture, and one between
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const pixels = [1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0];
 * strictEqual(dots({ pixels, size: 4 }), "⣿⠀");
 * ```
 */
export function dots(
  { pixels, size, count = pixels.length / size ** 2 }: Images,
  { columns = count }: { columns?: number } = {},
): string {
  if (size % 4 !== 0) {
    throw new RangeError(
      `Cannot draw dots as size must be a multiple of 4: current value is ${size}`,
    );
  }
  const lines: string[] = [];
  for (let first = 0; first < count; first += columns) {
    const row = Array.from(
      { length: Math.min(columns, count - first) },
      (_, i) => first + i,
    );
    for (let y = 0; y < size; y += 4) {
      lines.push(
        row.map((at) => letters(pixels, at * size ** 2 + y * size, size))
          .join(" "),
      );
    }
  }
  return lines.join("\n");
}

/** Four rows of pixels as one line of letters. */
function letters(pixels: ArrayLike<number>, from: number, size: number) {
  let line = "";
  for (let x = 0; x < size; x += 2) {
    let bits = 0;
    for (const [dy, row] of BITS.entries()) {
      for (const [dx, bit] of row.entries()) {
        const isInk = pixels[from + dy * size + x + dx] >
          THRESHOLDS[dy][(x + dx) % 4];
        if (isInk) bits |= 1 << bit;
      }
    }
    line += String.fromCodePoint(BLANK + bits);
  }
  return line;
}
