import { deepStrictEqual, ok } from "node:assert/strict";
import { CAPITALS, LETTERS } from "@/data/procedural/alphabet.ts";
import { readPath } from "@/data/procedural/target.ts";

const small = Object.entries(LETTERS);
const capitals = Object.entries(CAPITALS);

Deno.test("LETTERS and CAPITALS are paths of plain, gently bent strokes", () => {
  for (const [name, text] of [...small, ...capitals]) {
    for (const { x, y, bend } of text.split("|").flatMap(readPath)) {
      ok(x >= -.1 && x < 1.5 && y >= -1.2 && y <= 2.2, `${name}: ${x} ${y}`);
      ok(Math.abs(bend) <= 160 * Math.PI / 180, `${name}: ${bend}`);
    }
  }
});

Deno.test("LETTERS end on the right, where the next one starts", () => {
  for (const [name, text] of small) {
    const path = readPath(text.split("|")[0]);
    deepStrictEqual(path.at(-1)!.x, Math.max(...path.map(({ x }) => x)), name);
  }
});

Deno.test("CAPITALS stand on the baseline and are about 1 high", () => {
  for (const [name, text] of capitals) {
    const heights = readPath(text).map(({ y }) => y);
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    ok(high > .8 && high < 1.2 && low <= .1 && low > -.4, `${name}: ${low}`);
  }
});

Deno.test("readPath() reads degrees as radians and 0 where left out", () => {
  const [first, second] = readPath("1 2, 3 -.5 180");
  deepStrictEqual(first, { x: 1, y: 2, bend: 0, down: false, part: 0 });
  deepStrictEqual(second, { x: 3, y: -.5, bend: Math.PI, down: true, part: 0 });
});
