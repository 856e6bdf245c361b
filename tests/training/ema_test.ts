import { deepStrictEqual, ok } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { averagingRate, copyWeights, follow } from "@/training/mod.ts";
import "./_help.ts";

const variable = (...values: number[]) => tf.variable(tf.tensor1d(values));
const values = (v: tf.Variable) => [...v.dataSync()];

Deno.test("follow() goes a share of the way, each weight its own", () => {
  const weights = { a: variable(8, -4), b: variable(1) };
  const averages = { b: variable(0), a: variable(0, 4) };
  follow(weights, averages, tf.scalar(0.25));
  deepStrictEqual(values(averages.a), [2, 2]);
  deepStrictEqual(values(averages.b), [0.25]);
  follow(weights, averages, tf.scalar(0.25));
  deepStrictEqual(values(averages.a), [3.5, 0.5]); // 2 + 6/4, 2 - 6/4
  deepStrictEqual(values(weights.a), [8, -4]);
});

Deno.test("averagingRate() forgets fast at first, then as decay says", () => {
  ok(averagingRate(1, 0.99) > 0.8);
  deepStrictEqual(averagingRate(8, 0.99), 0.5); // 1 - 9 / 18
  deepStrictEqual(averagingRate(100_000, 0.75), 0.25);
  deepStrictEqual(averagingRate(1, 0), 1); // no average at all
});

Deno.test("copyWeights() gives values, and no ties", () => {
  const [source, target] = [{ a: variable(1, 2) }, { a: variable(0, 0) }];
  copyWeights(source, target);
  deepStrictEqual(values(target.a), [1, 2]);
  source.a.assign(tf.tensor1d([5, 6]));
  deepStrictEqual(values(target.a), [1, 2]);
});
