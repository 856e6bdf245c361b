import { deepStrictEqual, ok } from "node:assert/strict";
import { subStrokes } from "@/data/procedural/sub_strokes.ts";
import { readPath } from "@/data/procedural/target.ts";
import { Random } from "@/engine/random.ts";

const cut = (path: string, longest: number) =>
  subStrokes(readPath(path), { longest, random: new Random(1) });

Deno.test("subStrokes() cuts an arc into pieces of the same circle", () => {
  // Half of a circle of radius 1 around (1, 0), to the right and below.
  const pieces = cut("0 0, 2 0 180", .5);
  ok(pieces.length > 5, `${pieces.length - 1} pieces of ${Math.PI}`);
  for (const { x, y } of pieces) {
    ok(Math.abs(Math.hypot(x - 1, y) - 1) < 1e-9 && y < 1e-9, `${x} ${y}`);
  }
  const { x, y } = pieces.at(-1)!;
  deepStrictEqual([x, y], [2, 0]);
  const bend = pieces.reduce((sum, piece) => sum + piece.bend, 0);
  ok(Math.abs(bend - Math.PI) < 1e-9);
});

Deno.test("subStrokes() cuts a line into equal parts", () => {
  const ys = cut("1 0, 1 4", 1).map(({ y }) => y);
  ok(ys.length >= 4 && ys.length <= 6);
  ys.forEach((y, i) => ok(Math.abs(y - 4 * i / (ys.length - 1)) < 1e-9));
});

Deno.test("subStrokes() leaves moves through the air and short strokes whole", () => {
  deepStrictEqual(
    cut("0 0, .2 0; 9 0, 9 .2", 1),
    readPath("0 0, .2 0; 9 0, 9 .2"),
  );
});
