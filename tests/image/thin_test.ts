import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  components,
  crossingNumber,
  type Mask,
  ringOf,
  thin,
} from "@/image/mod.ts";

/** A picture drawn in characters: # is a line. */
function drawn(text: string): Mask {
  const rows = text.trim().split("\n").map((row) => row.trim());
  return {
    width: rows[0].length,
    height: rows.length,
    pixels: Uint8Array.from(rows.join(""), (c) => c === "#" ? 1 : 0),
  };
}

Deno.test("thin() leaves a thick ring one pixel wide, and a ring", () => {
  const [size, middle] = [41, 20];
  const pixels = new Uint8Array(size * size).map((_, i) => {
    const away = Math.hypot(i % size - middle, Math.floor(i / size) - middle);
    return away > 10 && away < 16 ? 1 : 0;
  });
  const lines = thin({ width: size, height: size, pixels });
  const ring = ringOf(size);
  lines.pixels.forEach((line, i) => {
    if (!line) return;
    const away = Math.hypot(i % size - middle, Math.floor(i / size) - middle);
    ok(away > 11.5 && away < 14.5, `a line ${away} from the middle`);
    strictEqual(crossingNumber(lines.pixels, i, ring), 2);
  });
  strictEqual(components(lines, .5).list.length, 1);
});

Deno.test("thin() keeps pieces apart", () => {
  const two = drawn(`
    .............
    .####..#####.
    .####..#####.
    .####..#####.
    .............
  `);
  strictEqual(components(thin(two), .5).list.length, 2);
});

Deno.test("crossingNumber() tells ends, lines and forks", () => {
  const { width, pixels } = drawn(`
    .......
    .#...#.
    ..#.#..
    ...#...
    ...#...
    ...#...
    .......
  `);
  const at = (x: number, y: number) =>
    crossingNumber(pixels, y * width + x, ringOf(width));
  deepStrictEqual([at(3, 5), at(3, 4), at(3, 3), at(2, 2)], [1, 2, 3, 2]);
});
