import {
  deepStrictEqual,
  notStrictEqual,
  strictEqual,
} from "node:assert/strict";
import { test } from "./_engine.ts";
import { resultOf } from "./_run.ts";

type Trained = { before: string; after: string; finite: boolean };

test("the same seed and threads give bit-identical weights", async () => {
  const train = () => resultOf<Trained>("train", { args: ["1", "2"] });
  const [one, other] = await Promise.all([train(), train()]);
  deepStrictEqual(other, one);
  notStrictEqual(one.after, one.before);
  strictEqual(one.finite, true);
});
