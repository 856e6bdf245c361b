import { ok } from "node:assert/strict";
import { Random } from "@/engine/random.ts";
import { mapPixels, type Plane, ridgeMask } from "@/image/mod.ts";
import { grating, onGround } from "./_drawn.ts";

/** The share of blocks that are wrong about a disc, off its rim. */
function wrong(picture: Plane, { x, y, radius }: typeof PLACE): number {
  const mask = ridgeMask(picture, 3);
  let missed = 0, judged = 0;
  mask.pixels.forEach((inside, k) => {
    const u = 3 * (k % mask.width) + 1.5;
    const v = 3 * Math.floor(k / mask.width) + 1.5;
    const away = Math.hypot(u - x, v - y);
    if (Math.abs(away - radius) < 7) return;
    judged++;
    if ((away < radius) !== (inside === 1)) missed++;
  });
  return missed / judged;
}

const PLACE = { x: 60, y: 80, radius: 40 };
const print = grating({ size: 160, period: 7, angle: 1, contrast: 120 });

Deno.test("ridgeMask() is the print on white ground, off the middle", () => {
  ok(wrong(onGround(print, PLACE), PLACE) < .01);
});

Deno.test("ridgeMask() is the print on uneven, grainy grey", () => {
  const random = new Random(3);
  const grey = mapPixels(
    onGround(print, { ...PLACE, ground: 150 }),
    (p, i) => p + 30 * Math.sin(i % 160 / 50) + 6 * random.normal(),
  );
  ok(wrong(grey, PLACE) < .01);
});

Deno.test("ridgeMask() has no hole where a print has one", () => {
  const holed = mapPixels(
    onGround(print, PLACE),
    (p, i) => Math.hypot(i % 160 - 60, Math.floor(i / 160) - 80) < 14 ? 255 : p,
  );
  ok(wrong(holed, PLACE) < .01);
});

Deno.test("ridgeMask() is empty on an even picture", () => {
  ok(ridgeMask(mapPixels(print, () => 200), 3).pixels.every((p) => p === 0));
});

Deno.test("ridgeMask() keeps ridges that ran together at the border", () => {
  const wet = mapPixels(onGround(print, PLACE), (p, i) => {
    const x = i % 160, y = Math.floor(i / 160);
    return p < 255 && Math.hypot(x - 60, y - 120) < 28 ? 25 : p;
  });
  ok(wrong(wet, PLACE) < .02, `${wrong(wet, PLACE)}`);
});
