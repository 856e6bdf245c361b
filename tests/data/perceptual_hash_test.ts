import { deepStrictEqual, ok } from "node:assert/strict";
import { perceptualHash } from "@/data/perceptual_hash.ts";
import { Random } from "@/engine/random.ts";

const SIDE = 32;

function noise(seed: number): Uint8Array {
  const random = new Random(seed);
  return Uint8Array.from({ length: SIDE ** 2 }, () => random.integer(256));
}

const hashOf = (pixels: Uint8Array | Float32Array) =>
  perceptualHash({ width: SIDE, height: SIDE, pixels });

function bitsApart(a: [number, number], b: [number, number]): number {
  const bits = (word: number) => word.toString(2).replaceAll("0", "").length;
  return bits((a[0] ^ b[0]) >>> 0) + bits((a[1] ^ b[1]) >>> 0);
}

/** F(u, v) = sum over x, y of f(x, y) cos(pi u (2x+1)/64) cos(pi v (2y+1)/64) */
function wave(pixels: Uint8Array, u: number, v: number): number {
  let sum = 0;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      sum += pixels[y * SIDE + x] * Math.cos(Math.PI * u * (2 * x + 1) / 64) *
        Math.cos(Math.PI * v * (2 * y + 1) / 64);
    }
  }
  return sum;
}

Deno.test("perceptualHash() has the bits of the plain formula", () => {
  for (const seed of [1, 2, 3]) {
    const pixels = noise(seed);
    const waves = Array.from(
      { length: 64 },
      (_, k) => wave(pixels, k % 8, Math.floor(k / 8)),
    );
    const median = waves.slice(1).sort((a, b) => a - b)[31];
    const words: [number, number] = [0, 0];
    waves.forEach((value, k) => {
      if (k > 0 && value > median) words[k >> 5] += 2 ** (k & 31);
    });
    deepStrictEqual(hashOf(pixels), words);
  }
});

Deno.test("perceptualHash() hardly changes with shade and grain", () => {
  const pixels = noise(4);
  const grain = noise(5);
  const shaded = Float32Array.from(
    pixels,
    (p, i) => 20 + 0.8 * p + grain[i] / 40,
  );
  ok(bitsApart(hashOf(pixels), hashOf(shaded)) <= 4);
  ok(bitsApart(hashOf(pixels), hashOf(noise(6))) > 16);
});
