import { deepStrictEqual, throws } from "node:assert/strict";
import { UserError } from "@/engine/mod.ts";
import { partOf } from "@/training/mod.ts";

Deno.test("partOf() leaves all, a fifth, or a few of the steps", () => {
  const steps = [300, 600, 4];
  deepStrictEqual(steps.map(partOf()), steps);
  deepStrictEqual(steps.map(partOf("")), steps);
  deepStrictEqual(steps.map(partOf("wasm")), [60, 120, 1]);
  deepStrictEqual(steps.map(partOf("quick")), [3, 6, 1]);
});

Deno.test("partOf() refuses a preset that there is not", () => {
  throws(
    () => partOf("fast"),
    new UserError(
      "INKPRINT_PRESET must be one of standard, wasm, quick: current value " +
        "is fast",
    ),
  );
  throws(() => partOf("toString"), UserError);
});
