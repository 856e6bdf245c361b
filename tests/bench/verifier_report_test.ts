import { deepStrictEqual, match, ok } from "node:assert/strict";
import {
  describeComparison,
  differenceOf,
  rateOf,
  rateTable,
} from "./_verifier_report.ts";

/** Rates in percent, a row for each seed, a column for each fold. */
function way(name: string, rows: number[][]) {
  const trials = rows.flatMap((row, seed) =>
    row.map((rate, fold) => ({
      ...{ seed, fold, random: rate / 100, skilled: .3 },
    }))
  );
  return { name, trials };
}

const close = (value: number, wanted: number) =>
  ok(Math.abs(value - wanted) < 1e-12, `${value} is not ${wanted}`);

const without = way("9 writers", [[10, 20], [12, 22]]);

Deno.test("rateOf() takes folds together, and spreads over seeds", () => {
  const { mean, spread } = rateOf(without, "random");
  close(mean, .16); // of 15 and 17
  close(spread, Math.sqrt(2) / 100);
});

Deno.test("differenceOf() compares pairs: folds may be as unlike as they are", () => {
  const added = way("both", [[9, 18], [11, 20]]); // -1 -2 -1 -2
  const { mean, spread, ...rest } = differenceOf({ without, added }, "random");
  close(mean, -.015);
  close(spread, Math.sqrt(4 * .25 / 3) / 100);
  deepStrictEqual(rest, { better: 4, told: "fewer errors" });
});

Deno.test("differenceOf() tells nothing that is within its spread", () => {
  const told = (rows: number[][]) =>
    differenceOf({ without, added: way("both", rows) }, "random").told;
  deepStrictEqual(told([[11, 18], [13, 19]]), "no difference"); // +1 -2 +1 -3
  deepStrictEqual(told([[13, 23], [15, 26]]), "more errors"); // +3 +3 +3 +4
  // Few pairs tell nothing, and one has no spread.
  for (const seeds of [[[9]], [[9, 9, 9]]]) {
    const few = {
      without: way("a", seeds),
      added: way("b", seeds.map((row) => row.map((rate) => rate - 8))),
    };
    deepStrictEqual(differenceOf(few, "random").told, "no difference");
  }
});

Deno.test("describeComparison() says no more than the numbers do", () => {
  const added = way("both", [[9, 18], [11, 20]]);
  const lines = describeComparison({ without, added }).split("\n");
  match(lines[0], /other writers: .* makes fewer errors \(-1\.5 ± 0\.6 points/);
  match(lines[0], /fewer errors in 4 of 4\)$/);
  match(lines[1], /skilled.* makes no difference that these data show/);
});

Deno.test("rateTable() leaves out a spread that one seed does not have", () => {
  const lines = rateTable([without, way("pixels", [[7]])]).split("\n");
  deepStrictEqual(lines.slice(2), [
    "| 9 writers | 16.0 ± 1.4 % | 30.0 ± 0.0 % |",
    "| pixels | 7.0 % | 30.0 % |",
  ]);
});
