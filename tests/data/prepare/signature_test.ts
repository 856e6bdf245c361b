import { ok, strictEqual } from "node:assert/strict";
import { prepareSignature } from "@/data/mod.ts";
import { turnLeft } from "@/image/mod.ts";

/** A diagonal pen line on grainy paper with a shade from left to right. */
function scan({ paper = 240, ink = 60, grain = 4, line = 1 } = {}) {
  const [width, height] = [300, 160];
  const pixels = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const inked = x > 40 && x < 260 && Math.abs(y - 20 - x / 2.5) < line;
    const noise = (i * 2654435761 % 97) / 97 * grain;
    return inked ? ink : paper - x / 30 - noise;
  });
  return { width, height, pixels };
}

Deno.test("prepareSignature() makes paper 0 and the stroke 255", () => {
  for (const paper of [150, 200, 240, 255]) {
    const image = prepareSignature(scan({ paper }), { size: 64 })!;
    const blank = image.filter((p) => p === 0).length / image.length;
    ok(blank > 0.9 && blank < 0.98, `${blank} of paper ${paper}`);
    ok(image.filter((p) => p > 200).length > 40);
  }
});

Deno.test("prepareSignature() keeps a hairline in one piece", () => {
  const image = prepareSignature(scan({ line: 0.6 }), { size: 64 })!;
  for (let x = 6; x < 58; x++) {
    let most = 0;
    for (let y = 0; y < 64; y++) most = Math.max(most, image[y * 64 + x]);
    ok(most > 120, `column ${x}: ${most}`);
  }
});

Deno.test("prepareSignature() draws strokes at least as wide as asked", () => {
  const ink = (stroke: number) =>
    prepareSignature(scan(), { size: 64, stroke })!.reduce((a, b) => a + b);
  ok(ink(3) > 1.5 * ink(1.5));
});

Deno.test("prepareSignature() finds nothing on grainy paper", () => {
  strictEqual(prepareSignature(scan({ ink: 240 }), { size: 64 }), undefined);
});

/** Pixels of ink in each column that has any: a line is nowhere broken. */
function isUnbroken(image: Uint8Array, size: number): boolean {
  const columns = Array.from({ length: size }, (_, x) => {
    let most = 0;
    for (let y = 0; y < size; y++) most = Math.max(most, image[y * size + x]);
    return most;
  });
  const first = columns.findIndex((most) => most > 100);
  const last = columns.findLastIndex((most) => most > 100);
  return last - first > 0.8 * size &&
    columns.slice(first, last + 1).every((most) => most > 100);
}

Deno.test("prepareSignature() keeps lines of one pixel at all sizes", () => {
  const [width, height] = [600, 300];
  const wave = (x: number) => Math.round(150 + 100 * Math.sin(x / 60));
  const pixels = new Uint8Array(width * height).fill(245);
  for (let x = 50; x < 550; x++) {
    const [from, to] = [wave(x), wave(x + 1)].sort((a, b) => a - b);
    for (let y = from; y <= Math.max(from, to - 1); y++) {
      pixels[y * width + x] = 90;
    }
  }
  for (const size of [28, 32, 64, 128]) {
    const image = prepareSignature({ width, height, pixels }, { size })!;
    ok(isUnbroken(image, size), `at ${size}`);
    ok(Math.max(...image) > 200, `as dark as ink at ${size}`);
  }
});

Deno.test("prepareSignature() puts a card on its side upright, without lines", () => {
  const card = scan();
  for (let x = 0; x < 300; x++) card.pixels[75 * 300 + x] = 90;
  const onSide = turnLeft(turnLeft(turnLeft(card)));
  const [one, other] = [scan(), onSide].map((from) =>
    prepareSignature(from, { size: 64 })!
  );
  const apart = one.reduce((sum, p, i) => sum + Math.abs(p - other[i]), 0);
  ok(apart / one.length < 2, `${apart / one.length}`);
});

Deno.test("prepareSignature() keeps the margin free, however thin the pen", () => {
  for (const size of [28, 32, 64]) {
    for (const line of [0.6, 1, 6]) {
      const image = prepareSignature(scan({ line }), { size })!;
      const rim = image.filter((_, i) => {
        const [x, y] = [i % size, Math.floor(i / size)];
        return Math.min(x, y, size - 1 - x, size - 1 - y) === 0;
      });
      strictEqual(Math.max(...rim), 0, `at ${size}, line ${line}`);
    }
  }
});
