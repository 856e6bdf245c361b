import { deepStrictEqual, throws } from "node:assert/strict";
import { UserError } from "@/engine/user_error.ts";
import { parseShard, shardOf } from "@/jobs/mod.ts";

Deno.test("shardOf() parts a list with nothing lost or doubled", () => {
  const list = [5, 3, 8, 1, 9, 2, 7];
  const parts = [1, 2, 3].map((index) => [
    ...shardOf(list, { index, count: 3 }),
  ]);
  deepStrictEqual(parts, [[5, 1, 7], [3, 9], [8, 2]]);
});

Deno.test("parseShard() refuses what is no part of a whole", () => {
  for (const text of ["0/3", "4/3", "1/0", "2", "1/", "-1/3", "1/3/5", "a/b"]) {
    throws(() => parseShard(text), UserError, text);
  }
});
