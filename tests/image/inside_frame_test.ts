import { deepStrictEqual } from "node:assert/strict";
import { insideFrame, mapPixels, resize } from "@/image/mod.ts";
import { grating, onGround } from "./_drawn.ts";

const print = onGround(grating({ size: 96, angle: .4 }), {
  x: 48,
  y: 48,
  radius: 40,
});
const ALL = { left: 0, top: 0, right: 95, bottom: 95 };

/** The bevel and bar that SOCOFing draws: 160, 105, and 0 for four pixels. */
const framed = mapPixels(print, (p, i) => {
  const x = i % 96, y = Math.floor(i / 96);
  if (x >= 92 || y >= 92) return 0;
  if (x === 0 || y === 0) return 160;
  return x === 1 || y === 1 ? 105 : p;
});

Deno.test("insideFrame() finds a bevel and a bar", () => {
  deepStrictEqual(insideFrame(framed), {
    left: 2,
    top: 2,
    right: 91,
    bottom: 91,
  });
});

Deno.test("insideFrame() finds them enlarged and blurred as well", () => {
  const { left, top, right, bottom } = insideFrame(resize(framed, 240, 240));
  const isNear = (found: number, edge: number) => Math.abs(found - edge) <= 2;
  deepStrictEqual(
    [isNear(left, 5), isNear(top, 5), isNear(right, 229), isNear(bottom, 229)],
    [true, true, true, true],
  );
});

Deno.test("insideFrame() finds a line in a margin of paper", () => {
  const lined = mapPixels(print, (p, i) => i % 96 === 4 ? 30 : p);
  deepStrictEqual(insideFrame(lined), { ...ALL, left: 5 });
});

Deno.test("insideFrame() leaves a print as it is, cut off or not", () => {
  deepStrictEqual(insideFrame(print), ALL);
  deepStrictEqual(insideFrame(grating({ size: 96, angle: .4 })), ALL);
});
