import { deepStrictEqual } from "node:assert/strict";
import { insideFrame, mapPixels, resize } from "@/image/mod.ts";
import { grating, onGround } from "./_drawn.ts";

const print = onGround(grating({ size: 96, angle: .4 }), {
  x: 48,
  y: 48,
  radius: 45.8,
});
/** The bevel and bar that SOCOFing draws: 160, 105, and 0 for four pixels. */
const framed = mapPixels(print, (p, i) => {
  const x = i % 96, y = Math.floor(i / 96);
  if (x >= 92 || y >= 92) return 0;
  if (x === 0 || y === 0) return 160;
  return x === 1 || y === 1 ? 105 : p;
});

const INSIDE = { left: 2, top: 2, right: 91, bottom: 91 };

Deno.test("insideFrame() finds a bevel and a bar", () => {
  deepStrictEqual(insideFrame(framed), INSIDE);
});

Deno.test("insideFrame() finds a bar that was transparent", () => {
  const white = mapPixels(framed, (p) => p === 0 ? 255 : p);
  deepStrictEqual(insideFrame(white), INSIDE);
});

Deno.test("insideFrame() finds them enlarged and blurred as well", () => {
  const { left, top, right, bottom } = insideFrame(resize(framed, 240, 240));
  const isNear = (found: number, edge: number) => Math.abs(found - edge) <= 2;
  deepStrictEqual(
    [isNear(left, 5), isNear(top, 5), isNear(right, 229), isNear(bottom, 229)],
    [true, true, true, true],
  );
});

Deno.test("insideFrame() leaves a print that fills its scan", () => {
  const full = grating({ size: 96, angle: .4 });
  deepStrictEqual(insideFrame(full), {
    left: 0,
    top: 0,
    right: 95,
    bottom: 95,
  });
});
