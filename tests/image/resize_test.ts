import { ok } from "node:assert/strict";
import fc from "fast-check";
import { resize, shrinkTo } from "@/image/mod.ts";

const mean = (x: ArrayLike<number>) =>
  Array.from(x).reduce((a, b) => a + b, 0) / x.length;

Deno.test("resize() keeps the mean when it shrinks", () => {
  const side = fc.integer({ min: 1, max: 12 });
  fc.assert(fc.property(side, side, side, side, (w, h, less, lower) => {
    const pixels = Uint8Array.from({ length: w * h }, (_, i) => i * 37 % 256);
    const [width, height] = [Math.min(w, less), Math.min(h, lower)];
    const small = resize({ width: w, height: h, pixels }, width, height);
    ok(Math.abs(mean(small.pixels) - mean(pixels)) < 1e-2);
  }));
});

Deno.test("resize() stays within the levels of the input", () => {
  const side = fc.integer({ min: 1, max: 20 });
  fc.assert(fc.property(side, side, (from, to) => {
    const pixels = new Uint8Array(from * from).fill(77);
    const out = resize({ width: from, height: from, pixels }, to, to);
    ok(out.pixels.every((value) => Math.abs(value - 77) < 1e-3));
  }));
});

Deno.test("shrinkTo() keeps a 1 x n picture at least one pixel wide", () => {
  const thin = { width: 1, height: 3000, pixels: new Uint8Array(3000) };
  const { width, height } = shrinkTo(thin, 512);
  ok(width === 1 && height === 512);
});
