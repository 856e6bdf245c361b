import { ok } from "node:assert/strict";
import { layInk } from "@/data/procedural/ink.ts";

const line = {
  x: Float32Array.of(0, 1, 2, 3),
  y: Float32Array.of(0, 0, 0, 0),
  pressure: Float32Array.of(.7, .7, .7, .7),
  t: Float32Array.of(0, .01, .02, .03),
};
const at = { size: 64, pen: 2, touch: 0 };

Deno.test("layInk() draws a line as wide as the pen, in the middle", () => {
  const pixels = layInk(line, at);
  const column = Array.from({ length: 64 }, (_, y) => pixels[y * 64 + 32]);
  const total = column.reduce((sum, p) => sum + p, 0) / 255;
  ok(Math.abs(total - 2) < .05, `${total} pixels wide`);
  const center = column.reduce((sum, p, y) => sum + p * (y + .5), 0) / 255 /
    total;
  ok(Math.abs(center - 32) < .05, `centered at ${center}`);
  ok(Math.max(...column) > 250);
});

Deno.test("layInk() fits the ink into the square but for the margin", () => {
  const pixels = layInk(line, at);
  const inked = Array.from({ length: 64 }, (_, x) => pixels[32 * 64 + x] > 127);
  const first = inked.indexOf(true), last = inked.lastIndexOf(true);
  ok(first === 3 && last === 60, `${first}..${last}`);
});

Deno.test("layInk() leaves paper where the pen was in the air", () => {
  const pressure = Float32Array.of(.7, .7, 0, 0, .7, .7);
  const x = Float32Array.of(0, 1, 1, 3, 3, 4), y = new Float32Array(6);
  const pixels = layInk({ x, y, pressure, t: x }, at);
  ok(pixels[32 * 64 + 10] > 200 && pixels[32 * 64 + 54] > 200);
  ok(pixels[32 * 64 + 32] === 0);
});

Deno.test("layInk() presses wider where the pen presses more", () => {
  const sum = (p: number) =>
    layInk({ ...line, pressure: line.pressure.map(() => p) }, {
      ...at,
      touch: .4,
    })
      .reduce((total, v) => total + v, 0);
  ok(sum(1) > 1.1 * sum(.3));
});
