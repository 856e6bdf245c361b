import {
  deepStrictEqual,
  notDeepStrictEqual,
  ok,
  throws,
} from "node:assert/strict";
import {
  drawSignature,
  newWriter,
  proceduralSignatures,
} from "@/data/procedural/mod.ts";
import { Random } from "@/engine/random.ts";

const writers = 16, perWriter = 4;
const set = proceduralSignatures({ writers, perWriter, seed: 3 });
const area = set.size * set.size;
const samples = Array.from(
  { length: set.count },
  (_, i) => set.pixels.subarray(i * area, (i + 1) * area),
);

Deno.test("proceduralSignatures() names the writer of each sample", () => {
  deepStrictEqual([set.count, set.pixels.length], [64, 64 * area]);
  deepStrictEqual(set.persons.slice(3, 5), ["writer-001", "writer-002"]);
});

Deno.test("proceduralSignatures() repeats for a seed, and only for it", () => {
  const small = { writers: 2, perWriter: 2 };
  const first = proceduralSignatures({ ...small, seed: 5 });
  deepStrictEqual(first, proceduralSignatures({ ...small, seed: 5 }));
  notDeepStrictEqual(
    first.pixels,
    proceduralSignatures({ ...small, seed: 6 }).pixels,
  );
});

Deno.test("proceduralSignatures() makes a sample alike however many are made", () => {
  const fewer = proceduralSignatures({ writers: 2, perWriter: 2, seed: 3 });
  for (const [w, k] of [[0, 1], [1, 0], [1, 1]]) {
    const i = w * 2 + k;
    deepStrictEqual(
      fewer.pixels.subarray(i * area, (i + 1) * area),
      samples[w * perWriter + k],
    );
  }
});

Deno.test("proceduralSignatures() varies more between writers than within", () => {
  const sums = { within: [0, 0], between: [0, 0] };
  for (let i = 0; i < samples.length; i++) {
    for (let j = 0; j < i; j++) {
      const same = set.persons[i] === set.persons[j];
      const sum = same ? sums.within : sums.between;
      sum[0] += distance(samples[i], samples[j]);
      sum[1]++;
    }
  }
  const mean = ([total, count]: number[]) => total / count;
  const [within, between] = [mean(sums.within), mean(sums.between)];
  ok(between > 1.2 * within, `between ${between}, within ${within}`);
  ok(within > .1 * between, "samples of a writer are copies");
});

Deno.test("proceduralSignatures() inks as much as prepared scans do", () => {
  // CEDAR, prepared at 64: 4..11 % of pixels; every writer apart: 3..20 %.
  const shares = samples.map((p) => p.filter((v) => v > 127).length / area);
  ok(shares.every((share) => share > .03 && share < .2), `${shares}`);
  const mean = shares.reduce((sum, share) => sum + share) / shares.length;
  ok(mean > .055 && mean < .11, `${mean}`);
});

Deno.test("proceduralSignatures() has black cores", () => {
  ok(samples.every((pixels) => Math.max(...pixels) > 245));
});

Deno.test("proceduralSignatures() leaves the border free at any size", () => {
  for (const size of [16, 33, 64]) {
    const { pixels } = proceduralSignatures({ size, writers, perWriter: 1 });
    const inked = pixels.some((p, i) => {
      const x = i % size, y = Math.floor(i / size) % size;
      return p > 0 && (x % (size - 1) === 0 || y % (size - 1) === 0);
    });
    ok(!inked && pixels.some((p) => p > 200), `${size}`);
  }
});

Deno.test("proceduralSignatures() refuses a size without room", () => {
  throws(() => proceduralSignatures({ size: 15 }), /at least 16.* is 15/);
  throws(() => proceduralSignatures({ size: 20.5 }), RangeError);
});

Deno.test("drawSignature() draws the same movement at any size", () => {
  const writer = newWriter(new Random(7));
  const small = drawSignature(writer, { size: 32, random: new Random(8) });
  const large = drawSignature(writer, { size: 96, random: new Random(8) });
  deepStrictEqual(small.trajectory, large.trajectory);
  deepStrictEqual([small.pixels.length, large.pixels.length], [1024, 9216]);
});

/** Mean absolute difference of two pictures. */
function distance(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, v, i) => sum + Math.abs(v - b[i]), 0) / a.length;
}
