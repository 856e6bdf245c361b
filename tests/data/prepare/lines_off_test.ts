import { ok, strictEqual } from "node:assert/strict";
import { linesOff } from "@/data/prepare/lines_off.ts";
import { turnLeft } from "@/image/mod.ts";
import { drawn, inked, onStroke } from "./_strokes.ts";

const stroke = drawn(onStroke);
/** Ruled every 30 pixels, at a slope of one in a hundred; two cross it. */
const onRules = (x: number, y: number) =>
  (y + 15 + Math.round(x / 100)) % 30 < 2;
/** A crossing may keep a little of the line, at the stroke's sides. */
const CROSSINGS = 2 * 20;
/** A box, two pixels wide and 12 from the sides. */
const onBox = (x: number, y: number) => {
  const away = Math.min(x, y, 299 - x, 159 - y);
  return away === 12 || away === 13;
};
/** What is left of `from` where `with` has none. */
const lost = (from: typeof stroke, left: { pixels: ArrayLike<number> }) =>
  from.pixels.filter((c, i) => c > 0.5 && !(left.pixels[i] > 0.5)).length;

Deno.test("linesOff() takes ruled lines off and leaves the strokes whole", () => {
  const ruled = drawn((x, y) => onRules(x, y) || onStroke(x, y));
  const left = linesOff(ruled);
  strictEqual(lost(stroke, left), 0);
  ok(inked(left) <= inked(stroke) + CROSSINGS, `${inked(left)}`);
});

Deno.test("linesOff() takes a box off, also where a stroke touches it", () => {
  for (const reach of [0, 14]) {
    const tail = (x: number, y: number) => x > 60 && x < 63 && y > reach;
    const ink = (x: number, y: number) =>
      onStroke(x, y) || tail(x, y) && y < 100;
    const left = linesOff(drawn((x, y) => onBox(x, y) || ink(x, y)));
    const inside = drawn((x, y) => y > 17 && ink(x, y));
    strictEqual(lost(inside, left), 0);
    ok(inked(left) < inked(inside) + 8, `${inked(left)}`);
  }
});

Deno.test("linesOff() takes off each side of an open box, touched or not", () => {
  const onSides = (x: number, y: number) => {
    const isCorner = (x < 30 || x > 270) && (y < 30 || y > 130);
    return onBox(x, y) && !isCorner;
  };
  const tail = (x: number, y: number) => x > 60 && x < 63 && y < 90 && y > 13;
  const ink = (x: number, y: number) => onStroke(x, y) || tail(x, y);
  const left = linesOff(drawn((x, y) => onSides(x, y) || ink(x, y)));
  const inside = drawn((x, y) => y > 17 && ink(x, y));
  strictEqual(lost(inside, left), 0);
  ok(inked(left) < inked(inside) + 8, `${inked(left)} of ${inked(inside)}`);
});

Deno.test("linesOff() takes off the edge of a scan, on its own", () => {
  const edge = drawn((x, y) => x >= 297 || onStroke(x, y));
  strictEqual(inked(linesOff(edge)), inked(stroke));
});

Deno.test("linesOff() leaves an underline", () => {
  const ink = drawn((x, y) =>
    onStroke(x, y) || (y === 140 || y === 141) && x > 20 && x < 280
  );
  strictEqual(inked(linesOff(ink)), inked(ink));
});

Deno.test("linesOff() leaves a stem as tall as the picture", () => {
  const ink = drawn((x, y) => onStroke(x, y) || x === 40 || x === 41);
  strictEqual(inked(linesOff(ink)), inked(ink));
});

Deno.test("linesOff() does on a picture on its side what it does upright", () => {
  const ruled = drawn((x, y) => onRules(x, y) || onStroke(x, y));
  const left = linesOff(turnLeft(ruled));
  strictEqual(lost(turnLeft(stroke), left), 0);
  ok(inked(left) <= inked(stroke) + CROSSINGS, `${inked(left)}`);
});
