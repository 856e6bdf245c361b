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

/** Holds numbers against N(0, 1), within five standard errors. */
function looksNormal(x: Float32Array): void {
  const n = x.length;
  const mean = (of: (one: number) => number) =>
    x.reduce((sum, one) => sum + of(one), 0) / n;
  const within = (value: number, expected: number, variance: number) =>
    ok(Math.abs(value - expected) < 5 * Math.sqrt(variance / n), `${value}`);
  within(mean((one) => one), 0, 1);
  within(mean((one) => one ** 2), 1, 2);
  within(mean((one) => one ** 4), 3, 96);
  within(mean((one) => Math.abs(one) > 1.96 ? 1 : 0), 0.05, 0.0475);
}

Deno.test("normals() have mean 0, variance 1 and no long tail", () => {
  looksNormal(new Random(7).normals(40_001));
});

Deno.test("coarseNormals() are N(0, 1) too, and neighbours have no tie", () => {
  const x = new Random(7).coarseNormals(40_001);
  looksNormal(x);
  looksNormal(x.subarray(1).map((one, i) => (one + x[i]) / Math.SQRT2));
  ok(new Set(x).size > 20_000, "few values");
});

Deno.test("coarseNormals() go on where state() was taken", () => {
  const random = new Random(3);
  const first = random.coarseNormals(10);
  const state = random.state();
  const second = random.coarseNormals(10);
  notDeepStrictEqual(second, first);
  deepStrictEqual(Random.fromState(state).coarseNormals(10), second);
});
