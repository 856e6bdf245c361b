import { ok, strictEqual } from "node:assert/strict";
import { openEngine } from "@/engine/mod.ts";
import { copyTest, nearestTraining } from "@/metrics/mod.ts";
import { noisy, shifted, turnedByThree } from "./_changed_pictures.ts";
import { joined, pictures, signatures, SIZE } from "./_drawn_sets.ts";

await openEngine();

const COUNT = 100;
const training = signatures(1, 150, 2);
const toTraining = (x: Float32Array) => nearestTraining(x, training, SIZE);
const heldOut = toTraining(signatures(2, COUNT));
const judged = (x: Float32Array) => copyTest(toTraining(x), heldOut);

/** The first training picture of each writer, changed. */
const copied = (change: (picture: Float32Array, i: number) => Float32Array) =>
  joined(
    pictures(training).filter((_, i) => i % 2 === 0).slice(0, COUNT)
      .map(change),
  );

Deno.test("copyTest() catches training pictures with noise", () => {
  const found = judged(copied(noisy));
  ok(found.copies && found.z < -6, JSON.stringify(found));
});

Deno.test("copyTest() catches copies that are shifted by 1 to 3 pixels", () => {
  const found = judged(copied((x, i) => shifted(x, 1 + i % 3)));
  ok(found.copies && found.z < -6, JSON.stringify(found));
});

Deno.test("copyTest() catches copies that are turned by 3 degrees", () => {
  const found = judged(copied(turnedByThree));
  ok(found.copies && found.z < -6, JSON.stringify(found));
});

Deno.test("copyTest() catches who copies one time in five", () => {
  const honest = pictures(signatures(3, COUNT));
  const found = judged(
    copied((x, i) => i % 5 === 0 ? noisy(shifted(x, 2)) : honest[i]),
  );
  ok(found.copies, JSON.stringify(found));
});

Deno.test("copyTest() lets pictures of other people pass", () => {
  for (const seed of [3, 4, 5]) {
    const found = judged(signatures(seed, COUNT));
    strictEqual(found.copies, false, `seed ${seed}: ${JSON.stringify(found)}`);
    ok(Math.abs(found.z) < 3, JSON.stringify(found));
  }
});

Deno.test("copyTest() ranks within cells, as the source does", () => {
  // In each cell samples and held-out pictures are alike; together they are
  // not, since most samples lie in the near one.
  const of = (near: number, far: number) => ({
    distances: Array.from(
      { length: near + far },
      (_, i) => i < near ? i / near : 10 + (i - near) / far,
    ),
    cells: Array.from({ length: near + far }, (_, i) => Number(i >= near)),
  });
  const [samples, held] = [of(80, 40), of(40, 80)];
  ok(Math.abs(copyTest(samples, held).z) < .5);
  const { distances } = held;
  const whole = copyTest({ distances: samples.distances }, { distances });
  ok(whole.z < -3, `${whole.z}`);
});

// scipy.stats.mannwhitneyu(q, p, use_continuity=False, method="asymptotic")
//   gives U = 6; scipy.stats.hypergeom(12, 6, 2).sf(1) = 0.2272727
Deno.test("copyTest() counts as SciPy does", () => {
  const q = [1, 2, 3, 4, 9, 11], p = [5, 6, 7, 8, 10, 12];
  const { z, chance, excess } = copyTest({ distances: q }, { distances: p });
  ok(Math.abs(z - (9 - 18) / Math.sqrt(36 * 13 / 12)) < 1e-9, `${z}`);
  ok(Math.abs(chance - 5 / 22) < 1e-9, `${chance}`);
  strictEqual(excess, .5);
});
