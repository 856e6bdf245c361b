import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { printedLines } from "@/data/cut/printed_lines.ts";

const [WIDTH, HEIGHT] = [400, 300];

/** Draws with `isInk` and returns what of it is line, where ink is. */
function linesOf(isInk: (x: number, y: number) => boolean) {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  for (let i = 0; i < pixels.length; i++) {
    if (isInk(i % WIDTH, Math.floor(i / WIDTH))) pixels[i] = 1;
  }
  const lines = printedLines({ width: WIDTH, height: HEIGHT, pixels });
  ok(lines.every((line, i) => line === 0 || pixels[i] === 1));
  const count = (mark: number) => lines.filter((line) => line === mark).length;
  const at = (x: number, y: number) => lines[y * WIDTH + x];
  return { line: count(1), crossed: count(2), at };
}

Deno.test("printedLines() finds a line across that is turned a little", () => {
  // 3 thick, 300 long, falling by 9: less than 2 degrees.
  const isLine = (x: number, y: number) =>
    x >= 50 && x < 350 && Math.abs(y - 100 - Math.floor(0.03 * x)) <= 1;
  strictEqual(linesOf(isLine).line, 900);
});

Deno.test("printedLines() leaves a stroke that crosses a line whole", () => {
  const isLine = (_: number, y: number) => y >= 100 && y < 103;
  const isStroke = (x: number, y: number) =>
    x >= 200 && x < 206 && y >= 60 && y < 140;
  const { line, crossed, at } = linesOf((x, y) =>
    isLine(x, y) || isStroke(x, y)
  );
  deepStrictEqual([line, crossed], [3 * (WIDTH - 6), 3 * 6]);
  deepStrictEqual([at(203, 101), at(203, 80), at(10, 101)], [2, 0, 1]);
});

Deno.test("printedLines() takes a box whole, with its corners", () => {
  const isIn = (x: number, y: number, rim: number) =>
    x >= 100 + rim && x < 220 - rim && y >= 90 + rim && y < 170 - rim;
  const { line, crossed } = linesOf((x, y) => isIn(x, y, 0) && !isIn(x, y, 3));
  deepStrictEqual([line, crossed], [120 * 80 - 114 * 74, 0]);
});

Deno.test("printedLines() leaves a line as long that is no side of a box", () => {
  const isUnderline = (x: number, y: number) =>
    x >= 100 && x < 220 && y >= 90 && y < 93;
  strictEqual(linesOf(isUnderline).line, 0);
});

Deno.test("printedLines() leaves what is not straight", () => {
  const isWave = (x: number, y: number) =>
    Math.abs(y - 150 - Math.round(4 * Math.sin(x / 30))) <= 2;
  strictEqual(linesOf(isWave).line, 0);
});
