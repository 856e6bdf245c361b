import { deepStrictEqual, ok } from "node:assert/strict";
import { test } from "../_engine.ts";
import { resultOf } from "../_run.ts";

test("forgotten tensors are freed, values in use are not", async () => {
  const flags = ["-A", "--v8-flags=--expose-gc"];
  deepStrictEqual(await resultOf("forget", { flags }), {
    forgotten: 100,
    left: 0,
    values: [7, 13, 19], // each step adds 1 + 2 + 3
  });
});

test("long strings do not leak", async () => {
  const megabytes = await resultOf<number>("strings");
  // 3,000 times 100 KB would be 300 MB, were they kept; malloc keeps some.
  ok(megabytes < 100, `${megabytes} MB more are resident`);
});
