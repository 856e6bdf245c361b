import { deepStrictEqual, match, throws } from "node:assert/strict";
import { confusion, countConfusion, toSvg } from "@/viz/mod.ts";

Deno.test("countConfusion() counts real in rows and said in columns", () => {
  deepStrictEqual(countConfusion([0, 0, 0, 1, 2], [0, 2, 2, 1, 1], 3), [
    [1, 0, 2],
    [0, 1, 0],
    [0, 1, 0],
  ]);
});

Deno.test("confusion() writes each count, and both axes", async () => {
  const svg = await toSvg(confusion({
    labels: ["ada", "ben"],
    counts: [[31, 4], [0, 57]],
  }));
  for (const word of ["31", "4", "0", "57", "real", "said"]) {
    match(svg, new RegExp(`>${word}</text>`));
  }
});

Deno.test("confusion() refuses counts that do not fit the labels", () => {
  throws(
    () => confusion({ labels: ["a", "b"], counts: [[1, 2], [3]] }),
    /of 2 labels: current numbers of rows and columns are 2, 2, 1/,
  );
});
