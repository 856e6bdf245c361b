import {
  deepStrictEqual,
  notStrictEqual,
  strictEqual,
} from "node:assert/strict";
import { look } from "@/data/inspect/look.ts";

/** A picture of the given grey at each place. */
function scan(
  width: number,
  height: number,
  grey: (x: number, y: number) => number,
) {
  const pixels = Uint8Array.from(
    { length: width * height },
    (_, i) => grey(i % width, Math.floor(i / width)),
  );
  return { width, height, pixels };
}

const isStroke = (x: number, y: number) => x > 20 && x < 70 && y % 9 === 5;

Deno.test("look() tells size, border and polarity", () => {
  const dark = look(scan(90, 60, (x, y) => isStroke(x, y) ? 30 : 240));
  deepStrictEqual(
    [dark.width, dark.height, dark.border, dark.isLightOnDark, dark.hasFrame],
    [90, 60, 240, false, false],
  );
  const light = look(scan(90, 60, (x, y) => isStroke(x, y) ? 250 : 20));
  deepStrictEqual([light.border, light.isLightOnDark], [20, true]);
});

Deno.test("look() sees the frame of SOCOFing", () => {
  // A bevel of 160 and 105 left and top, a black bar right and bottom.
  const grey = (x: number, y: number) =>
    x > 91 || y > 98
      ? 0
      : x < 1 || y < 1
      ? 160
      : x < 2 || y < 2
      ? 105
      : Math.hypot(x - 45, y - 50) < 40 && (x + y) % 9 < 4
      ? 20
      : 255;
  strictEqual(look(scan(96, 103, grey)).hasFrame, true);
});

Deno.test("look() takes neither paper nor a line at one side for a frame", () => {
  const grainy = scan(90, 60, (x, y) => 235 + (x * 7 + y * 13) % 9);
  strictEqual(look(grainy).hasFrame, false);
  const underlined = scan(90, 60, (_, y) => y === 59 ? 10 : 240);
  strictEqual(look(underlined).hasFrame, false);
  const boxed = scan(90, 60, (x, y) => y === 59 || x === 0 ? 10 : 240);
  strictEqual(look(boxed).hasFrame, true);
});

Deno.test("look() gives one digest to equal pixels of equal size only", () => {
  const digest = (width: number, grey: number) =>
    look(scan(width, 36 / width, () => grey)).digest;
  strictEqual(digest(6, 9), digest(6, 9));
  notStrictEqual(digest(6, 9), digest(6, 8));
  notStrictEqual(digest(6, 9), digest(9, 9));
});
