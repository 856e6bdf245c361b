import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import {
  accuracyTable,
  confusionTable,
  describeVerdict,
  recognition,
  verdictOf,
} from "./_class_report.ts";

Deno.test("recognition() counts each class alike, however many it has", () => {
  // Of class 0 three of four, of class 1 none of one, of class 2 no picture.
  const { confusion, perClass, accuracy } = recognition(
    [0, 0, 0, 0, 1],
    [0, 0, 0, 2, 0],
    3,
  );
  deepStrictEqual(confusion, [[3, 0, 1], [1, 0, 0], [0, 0, 0]]);
  deepStrictEqual(perClass, [0.75, 0, NaN]);
  strictEqual(accuracy, 0.375);
});

/** Ten of each of `classes`, of which so many are recognised. */
function tenOfEach(classes: number, right: number) {
  const shown = Array.from({ length: 10 * classes }, (_, i) => i / 10 | 0);
  const told = shown.map((one, i) =>
    i % 10 < right ? one : (one + 1) % classes
  );
  return recognition(shown, told, classes);
}

Deno.test("verdictOf() asks for both bars", () => {
  const verdict = verdictOf(tenOfEach(5, 10), tenOfEach(5, 6));
  strictEqual(verdict.chance, 0.2);
  strictEqual(verdict.ofReal, 0.6);
  ok(Math.abs(verdict.overChance - 3) < 1e-9);
  // Half of what is real, if five times chance
  strictEqual(verdictOf(tenOfEach(10, 10), tenOfEach(10, 5)).passed, false);
  // All that is real, if only twice chance
  strictEqual(verdictOf(tenOfEach(5, 4), tenOfEach(5, 4)).passed, false);
  strictEqual(verdictOf(tenOfEach(5, 9), tenOfEach(5, 7)).passed, true);
});

Deno.test("describeVerdict() says whether and by how much", () => {
  const words = describeVerdict(verdictOf(tenOfEach(5, 10), tenOfEach(5, 4)));
  match(words, /^FAILED: .* 40 % .*\(bar 60 %\) and 2\.0 times chance/);
});

Deno.test("accuracyTable() and confusionTable() name classes", () => {
  const labels = ["arch", "whorl"];
  const [real, made] = [recognition([0, 0], [0, 0], 2), tenOfEach(2, 7)];
  const lines = accuracyTable(labels, real, made).split("\n");
  deepStrictEqual(lines.slice(2), [
    "| arch | 100 % | 2 | 70 % | 10 |",
    "| whorl |  | 0 | 70 % | 10 |",
    "| all classes | 100 % | 2 | 70 % | 20 |",
  ]);
  deepStrictEqual(confusionTable(labels, made).split("\n").slice(2), [
    "| arch | 7 | 3 |",
    "| whorl | 3 | 7 |",
  ]);
});
