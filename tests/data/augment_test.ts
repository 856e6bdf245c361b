import { deepStrictEqual, ok } from "node:assert/strict";
import { AUGMENT, type Augment, augmentInto } from "@/data/mod.ts";
import { Random } from "@/engine/random.ts";

const STILL: Augment = {
  rotate: 0,
  shift: 0,
  scale: 0,
  shear: 0,
  elastic: 0,
  thicker: 0,
  thinner: 0,
  crisp: 1,
  mirror: false,
};

/** A bar of ink three pixels wide in the middle of `size` x `size`. */
function bar(size: number): Uint8Array {
  return Uint8Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    const middle = Math.abs(x - size / 2) <= 1;
    return middle && y > size / 4 && y < 3 * size / 4 ? 255 : 0;
  });
}

function moved(pixels: Uint8Array, augment: Partial<Augment>, seed = 1) {
  const target = new Float32Array(pixels.length).fill(NaN);
  const size = Math.sqrt(pixels.length);
  const random = new Random(seed);
  augmentInto(target, pixels, { size, range: "unit", random, augment });
  return target;
}

const sum = (x: Float32Array) => x.reduce((a, b) => a + b, 0);

for (const size of [20, 32, 64]) {
  Deno.test(`augmentInto() copies when nothing may move, size ${size}`, () => {
    const pixels = bar(size);
    const expected = Float32Array.from(pixels, (p) => p / 255);
    deepStrictEqual(moved(pixels, STILL), expected);
  });
}

Deno.test("augmentInto() is the same for the same seed", () => {
  deepStrictEqual(moved(bar(64), {}, 7), moved(bar(64), {}, 7));
  ok(moved(bar(64), {}, 7).join() !== moved(bar(64), {}, 8).join());
});

Deno.test("augmentInto() keeps paper exactly 0 and ink within [0, 1]", () => {
  for (let seed = 0; seed < 50; seed++) {
    const x = moved(bar(64), { ...AUGMENT, shift: 0.3, rotate: 40 }, seed);
    ok(x.every((value) => value >= 0 && value <= 1));
    ok(x.filter((value) => value === 0).length > 0.9 * x.length);
  }
});

Deno.test("augmentInto() fills with paper in both ranges", () => {
  const target = new Float32Array(64).fill(NaN);
  const random = new Random(1);
  augmentInto(target, new Uint8Array(64), {
    size: 8,
    range: "symmetric",
    random,
  });
  ok(target.every((value) => value === -1));
});

Deno.test("augmentInto() grows and shrinks strokes", () => {
  const still = sum(moved(bar(64), STILL));
  ok(sum(moved(bar(64), { ...STILL, thicker: 0.5 })) > still);
  ok(sum(moved(bar(64), { ...STILL, thinner: 0.5 })) < still);
});

Deno.test("augmentInto() mirrors half of the images", () => {
  const pixels = new Uint8Array(64).fill(255, 0, 1);
  const left = Array.from(
    { length: 200 },
    (_, seed) => moved(pixels, { ...STILL, mirror: true }, seed)[0],
  );
  const kept = left.filter((value) => value === 1).length;
  ok(kept > 60 && kept < 140, `${kept} of 200`);
});
