import { deepStrictEqual, notDeepStrictEqual } from "node:assert/strict";
import { Random } from "@/engine/mod.ts";
import { leaveWritersOut } from "./_leave_writers_out.ts";

const PERSONS = ["a", "b", "c", "d", "e", "f", "g"];
const foldsOf = (seed: number) =>
  leaveWritersOut(PERSONS, { folds: 3, random: new Random(seed) });

Deno.test("leaveWritersOut() leaves each writer out once, and shares none", () => {
  const folds = foldsOf(1);
  deepStrictEqual(folds.flatMap(({ test }) => test).sort(), PERSONS);
  for (const { train, test } of folds) {
    deepStrictEqual([...train, ...test].sort(), PERSONS);
  }
  deepStrictEqual(folds.map(({ test }) => test.length), [3, 2, 2]);
});

Deno.test("leaveWritersOut() is the same for the same seed alone", () => {
  deepStrictEqual(foldsOf(1), foldsOf(1));
  notDeepStrictEqual(foldsOf(1), foldsOf(2));
});
