import { deepStrictEqual, ok, throws } from "node:assert/strict";
import { openEngine, Random } from "@/engine/mod.ts";
import { type Neighborhoods, neighborhoods } from "@/metrics/mod.ts";
import { isSlow } from "../_how_slow.ts";
import { D, madeX, madeY } from "./_made_features.ts";

await openEngine({ engine: isSlow ? "auto" : "cpu" });

// pip install prdc==0.2;  compute_prdc(x, y, nearest_k=5)  of 60 and 50
Deno.test("neighborhoods() are what the PyPI package prdc computes", () => {
  const found = neighborhoods(madeX(60), madeY(50), D);
  const expected = { precision: .7, recall: 1, density: .356, coverage: .7 };
  for (const [name, value] of Object.entries(expected)) {
    const share = found[name as keyof Neighborhoods];
    ok(Math.abs(share - value) < 1e-6, `${name}: ${share}`);
  }
});

Deno.test("neighborhoods() are none of a set that lies elsewhere", () => {
  const far = madeX(50).map((value) => value + 100);
  deepStrictEqual(neighborhoods(madeX(60), far, D), {
    precision: 0,
    recall: 0,
    density: 0,
    coverage: 0,
  });
});

Deno.test("neighborhoods() sees a sample repeated as precise, not diverse", () => {
  const x = madeX(60);
  const same = Float32Array.from({ length: 50 * D }, (_, i) => x[i % D]);
  const { precision, recall, coverage } = neighborhoods(x, same, D);
  ok(precision === 1 && recall <= 1 / 60 && coverage < .5);
});

Deno.test("neighborhoods() needs more pictures than neighbors", () => {
  throws(() => neighborhoods(madeX(5), madeY(9), D), /are 5 and 9/);
});

/** Two samples of N(0, I). */
function twoNormals(count: number, d: number, seed: number): Neighborhoods {
  const random = new Random(seed);
  const draw = () => random.normals(count * d);
  return neighborhoods(draw(), draw(), d);
}

// One draw of the README of clovaai/generative-evaluation-prdc: P .4772,
// R .4705, D 1.0555, C .9735. In 1,000 dimensions a few points are neighbours
// of very many, so that draws differ by far more than .01: prdc 0.2 itself
// gives, for numpy's RandomState(1) and (2), P .4615 .4660, R .4955 .4718,
// D .8620 .9679 and C .9536 .9681.
Deno.test({
  name: "neighborhoods() of two normal samples lie where prdc's do (slow)",
  ignore: !isSlow,
  fn() {
    for (const seed of [1, 2, 3]) {
      const found = twoNormals(10_000, 1000, seed);
      const limits = {
        precision: [.4772, .04],
        recall: [.4705, .04],
        density: [.95, .2],
        coverage: [.9687, .03], // Naeem 2020, lemma 2: 1 - 1 / 2^5
      };
      for (const [name, [middle, limit]] of Object.entries(limits)) {
        const share = found[name as keyof Neighborhoods];
        ok(
          Math.abs(share - middle) <= limit,
          `seed ${seed}, ${name}: ${share}`,
        );
      }
    }
  },
});

Deno.test("neighborhoods() of one law: coverage as the theory has it", () => {
  // 1 - (n - 1)(n - 2)...(n - k) / ((2n - 1)...(2n - k)), Naeem 2020, lemma 2
  const n = 300;
  let missed = 1;
  for (let i = 1; i <= 5; i++) missed *= (n - i) / (2 * n - i);
  const { coverage, density } = twoNormals(n, 4, 1);
  ok(Math.abs(coverage - (1 - missed)) < .04, `${coverage}`);
  ok(Math.abs(density - 1) < .15, `${density}`); // lemma 1: its mean is 1
});
