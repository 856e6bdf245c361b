import { deepStrictEqual, throws } from "node:assert/strict";
import { compareFailures, readKnownFailures } from "./known_failures.ts";

const TEXT = `
# TensorFlow keeps NaN.
sign basic
sign does not propagate NaNs

# Other words.
gather throws
`;

Deno.test("readKnownFailures() gives each spec the reason above it", () => {
  deepStrictEqual(
    [...readKnownFailures(TEXT)],
    [
      ["sign basic", "TensorFlow keeps NaN."],
      ["sign does not propagate NaNs", "TensorFlow keeps NaN."],
      ["gather throws", "Other words."],
    ],
  );
});

Deno.test("readKnownFailures() refuses what is not explained, or twice", () => {
  throws(() => readKnownFailures("sign basic\n"), SyntaxError);
  throws(() => readKnownFailures("# Why.\na\nb\na\n"), SyntaxError);
});

Deno.test("compareFailures() finds new failures and mended entries", () => {
  const known = readKnownFailures(TEXT);
  deepStrictEqual(
    compareFailures(known, ["sign basic", "gather throws", "conv2d same"]),
    { unknown: ["conv2d same"], mended: ["sign does not propagate NaNs"] },
  );
});
