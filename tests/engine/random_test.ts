import { deepStrictEqual, notDeepStrictEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import { Random } from "@/engine/random.ts";

const draw = (random: Random, count = 20) =>
  Array.from({ length: count }, () => random.uniform());

Deno.test("Random.fromState() draws on where state() was taken", () => {
  fc.assert(fc.property(fc.integer(), fc.nat(50), (seed, before) => {
    const random = new Random(seed);
    draw(random, before);
    const state = JSON.parse(JSON.stringify(random.state()));
    deepStrictEqual(draw(Random.fromState(state)), draw(random));
  }));
});

Deno.test("Random is xoroshiro128+ (Blackman and Vigna 2018)", () => {
  // Their C code: a 64-bit sum of two rotated words; 32 low bits are drawn.
  const mask = (1n << 64n) - 1n;
  const rotl = (x: bigint, k: bigint) => ((x << k) | (x >> (64n - k))) & mask;
  const random = new Random(3);
  const words = random.state().map((word) => BigInt(word >>> 0));
  let [s0, s1] = [words[0] << 32n | words[1], words[2] << 32n | words[3]];
  const expected = Array.from({ length: 20 }, () => {
    const sum = (s0 + s1) & 0xffffffffn;
    s1 ^= s0;
    s0 = rotl(s0, 24n) ^ s1 ^ ((s1 << 16n) & mask);
    s1 = rotl(s1, 37n);
    return Number(sum) / 2 ** 32;
  });
  deepStrictEqual(draw(random), expected);
});

Deno.test("Random.fork() is a stream of its own, the same each time", () => {
  const [one, two] = [new Random(1), new Random(1)];
  const fork = one.fork();
  deepStrictEqual(draw(fork), draw(two.fork()));
  notDeepStrictEqual(draw(fork), draw(one));
});

Deno.test("Random differs for neighbouring seeds", () => {
  const firsts = Array.from({ length: 100 }, (_, i) => draw(new Random(i), 1));
  deepStrictEqual(new Set(firsts.flat()).size, 100);
});

Deno.test("integer() is within its limit and reaches both ends", () => {
  const random = new Random(5);
  const seen = Array.from({ length: 400 }, () => random.integer(6));
  deepStrictEqual([...new Set(seen)].sort(), [0, 1, 2, 3, 4, 5]);
});

Deno.test("permutation() has each index once", () => {
  fc.assert(fc.property(fc.integer(), fc.nat(60), (seed, length) => {
    const order = new Random(seed).permutation(length);
    deepStrictEqual(order.toSorted(), Int32Array.from({ length }, (_, i) => i));
  }));
});

Deno.test("normals() have mean 0, variance 1 and no long tail", () => {
  const n = 40_001;
  const x = new Random(7).normals(n);
  const mean = x.reduce((sum, one) => sum + one, 0) / n;
  const variance = x.reduce((sum, one) => sum + (one - mean) ** 2, 0) / n;
  const outside = x.filter((one) => Math.abs(one) > 1.96).length / n;
  // Five standard errors each: 1/sqrt(n), sqrt(2/n), sqrt(0.05*0.95/n).
  ok(Math.abs(mean) < 5 / Math.sqrt(n), `mean ${mean}`);
  ok(Math.abs(variance - 1) < 5 * Math.sqrt(2 / n), `variance ${variance}`);
  ok(Math.abs(outside - 0.05) < 5 * Math.sqrt(0.0475 / n), `tail ${outside}`);
});
