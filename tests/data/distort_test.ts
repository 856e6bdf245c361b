import { deepStrictEqual, ok } from "node:assert/strict";
import {
  distort,
  DistortedBatches,
  DISTORTIONS,
  sampleSignatures,
  toBatch,
} from "@/data/mod.ts";
import { Random } from "@/engine/random.ts";

const size = 32;
const data = sampleSignatures({ size, writers: 2, perWriter: 4 });
const [x, other] = [0, 5].map((i) => toBatch(data, [i]));

/** Mean change of a pixel over some draws. */
function change(spoil: (random: Random) => Float32Array): number {
  let sum = 0;
  for (let seed = 1; seed <= 8; seed++) {
    spoil(new Random(seed)).forEach((v, i) => sum += Math.abs(v - x[i]));
  }
  return sum / 8 / x.length;
}

for (const { name, apply } of DISTORTIONS) {
  Deno.test(`${name} spoils more the stronger it is, within [0, 1]`, () => {
    const before = x.slice();
    const changes = [.1, .4, 1].map((strength) =>
      change((random) => {
        const spoiled = apply(x, { size, strength, other, random });
        ok(spoiled.every((v) => v >= 0 && v <= 1), `at ${strength}`);
        return spoiled;
      })
    );
    const [weak, middling, strong] = changes;
    ok(weak < middling && middling < strong, `${changes}`);
    deepStrictEqual(x, before);
  });
}

Deno.test("erased leaves a blank sheet at full strength", () => {
  const erased = DISTORTIONS.find(({ name }) => name === "erased")!;
  const random = new Random(1);
  const out = erased.apply(x, { size, strength: 1, other, random });
  ok(out.reduce((a, b) => a + b) < .1 * x.reduce((a, b) => a + b));
});

Deno.test("distort() leaves a quarter whole and spoils at most twice", () => {
  const random = new Random(1);
  const counts = [0, 0, 0];
  for (let i = 0; i < 200; i++) {
    const { strengths, pixels } = distort(x, { size, other, random });
    const kinds = strengths.filter((strength) => strength > 0).length;
    counts[kinds]++;
    if (kinds === 0) deepStrictEqual(pixels, x);
  }
  ok(counts.every((count) => count > 25), `${counts}`);
});

Deno.test("DistortedBatches gives the same batches for the same seed", () => {
  const ownerOf = data.items.map(({ person }) => person);
  const of = (seed: number) =>
    new DistortedBatches(data, ownerOf, { batch: 4, random: new Random(seed) });
  const [a, b, c] = [of(1), of(1), of(2)].map((batches) => batches.next());
  deepStrictEqual(a, b);
  ok(a.x.some((v, i) => v !== c.x[i]));
  deepStrictEqual(of(1).owners.length, 2);
  deepStrictEqual(a.strengths.length, 4 * DISTORTIONS.length);
});
