import { deepStrictEqual, ok, throws } from "node:assert/strict";
import fc from "fast-check";
import { UserError } from "@/engine/user_error.ts";
import {
  parseSpace,
  shardOf,
  type Space,
  type Trial,
  trialsOf,
} from "@/jobs/mod.ts";

const SPACE: Space = {
  rate: { low: 1e-4, high: 1e-2, scale: "log", whole: false },
  width: { low: 8, high: 64, scale: "linear", whole: true },
  loss: { choices: ["hinge", "wgan"] },
};
const listOf = (seed: number, count: number): Trial[] =>
  trialsOf(SPACE, seed).take(count).toArray();

Deno.test("trialsOf() begins with the defaults, and follows from the seed", () => {
  const list = listOf(7, 50);
  deepStrictEqual(list[0], { trial: 0, settings: {} });
  deepStrictEqual(list, listOf(7, 90).slice(0, 50), "a longer list begins so");
  ok(JSON.stringify(list) !== JSON.stringify(listOf(8, 50)));
  const names = new Set(list.map(({ settings }) => JSON.stringify(settings)));
  deepStrictEqual(names.size, 50, "none twice");
});

Deno.test("trialsOf() stays within the space, and spreads a log evenly", () => {
  const drawn = listOf(1, 2001).slice(1).map(({ settings }) => settings);
  for (const { rate, width, loss } of drawn) {
    ok(rate as number >= 1e-4 && rate as number <= 1e-2, `${rate}`);
    ok(
      Number.isInteger(width) && width as number >= 8 && width as number <= 64,
    );
    ok(loss === "hinge" || loss === "wgan");
  }
  // Half of the rates lie below the middle of the logarithms.
  const low = drawn.filter(({ rate }) => rate as number < 1e-3).length;
  ok(Math.abs(low / 2000 - 0.5) < 0.05, `${low}`);
});

Deno.test("the shards of a list of trials are the list, each once", () => {
  const list = listOf(3, 40);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 45 }), (count) => {
      const parts = Array.from({ length: count }, (_, i) => [
        ...shardOf(listOf(3, 40), { index: i + 1, count }),
      ]);
      const together = parts.flat().sort((a, b) => a.trial - b.trial);
      deepStrictEqual(together, list);
    }),
    { numRuns: 20 },
  );
});

const REFUSED: [text: string, sentence: string][] = [
  ["{}", "s.json has no settings to search among"],
  [
    '{ "beta": 3 }',
    "s.json: beta: Invalid input: expected record, received number",
  ],
  [
    '{ "beta": { "low": 2, "high": 1 } }',
    "s.json: beta: low must be below high",
  ],
  [
    '{ "beta": { "low": 0, "high": 1, "scale": "log" } }',
    "s.json: beta: low must be over 0 on a log scale",
  ],
  [
    '{ "beta": { "low": 0 } }',
    "s.json: beta: high: Invalid input: expected number, received undefined",
  ],
  [
    '{ "beta": { "low": 0, "high": 1, "sclae": "log" } }',
    's.json: beta: Unrecognized key: "sclae"',
  ],
];

for (const [text, sentence] of REFUSED) {
  Deno.test(`parseSpace() refuses ${text}`, () => {
    throws(() => parseSpace(text, "s.json"), new UserError(sentence));
  });
}

Deno.test("parseSpace() says what is no JSON", () => {
  throws(() => parseSpace("{", "s.json"), /^UserError: s.json is no JSON: /);
});
