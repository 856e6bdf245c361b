import {
  deepStrictEqual,
  notStrictEqual,
  strictEqual,
} from "node:assert/strict";
import { test } from "./_engine.ts";
import { resultOf } from "./_run.ts";

type Trained = { hash: string; finite: boolean };

test("the same seed and threads give bit-identical weights", async () => {
  const train = (seed: string) =>
    resultOf<Trained>("train", { args: [seed, "2"] });
  const one = await train("1");
  const [again, other] = [await train("1"), await train("2")];
  strictEqual(one.finite, true);
  deepStrictEqual(again, one);
  notStrictEqual(other.hash, one.hash);
});
