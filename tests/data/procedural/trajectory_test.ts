import { deepStrictEqual, ok } from "node:assert/strict";
import { readPath } from "@/data/procedural/target.ts";
import { planStrokes } from "@/data/procedural/strokes.ts";
import { movePen } from "@/data/procedural/trajectory.ts";
import { newWriter } from "@/data/procedural/mod.ts";
import { Random } from "@/engine/random.ts";

const writer = newWriter(new Random(1));
const path = readPath("0 0, 1 2 60, 2 0 -40; 3 1, 4 1");
const strokes = planStrokes(path, writer, new Random(2));
const { x, y, pressure, t } = movePen(strokes, path[0]);

Deno.test("movePen() starts at the first target and ends at the last", () => {
  deepStrictEqual([x[0], y[0]], [0, 0]);
  ok(Math.hypot(x.at(-1)! - 4, y.at(-1)! - 1) < 1e-4, `${x.at(-1)}`);
});

Deno.test("movePen() lifts the pen between pieces, and only there", () => {
  const touches = [...pressure].map((p) => p > 0 ? 1 : 0).join("");
  deepStrictEqual(touches.match(/1+/g)?.length, 2);
  const lifted = x.filter((_, i) => pressure[i] === 0);
  ok([...lifted].some((v) => v > 2.3 && v < 2.7), "no move through the air");
});

Deno.test("movePen() overlaps strokes: the corner at a target is rounded", () => {
  const written = [...y].filter((_, i) => t[i] < .6 && pressure[i] > 0);
  ok(Math.max(...written) < 2.2);
  const speed = (i: number) => Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
  const top = y.indexOf(Math.max(...y));
  ok(speed(top) > 1e-3, "the pen stops at the corner");
});

Deno.test("movePen() makes one tick of 5 ms per sample, pressure in 0..1", () => {
  ok(t.every((v, i) => Math.abs(v - .005 * i) < 1e-4));
  ok(pressure.every((p) => p >= 0 && p <= 1));
  ok([x, y, pressure].every(({ length }) => length === t.length));
});
