import { strictEqual, throws } from "node:assert/strict";
import { deviation, mean, median, pairedRatio } from "./_statistics.ts";

Deno.test("median() is the middle, whatever the order", () => {
  strictEqual(median([9, 1, 5]), 5);
  strictEqual(median([10, 9, 1, 5]), 7);
  strictEqual(median([100, 20, 3]), 20); // as numbers, not as text
});

Deno.test("median() refuses to make a number of nothing", () => {
  throws(() => median([]), RangeError);
});

Deno.test("pairedRatio() is deaf to a machine that slows down", () => {
  // Twice as slow in each round, while rounds grow ten times as long.
  strictEqual(pairedRatio([1, 3, 10], [2, 6, 20]), 2);
});

Deno.test("pairedRatio() is not the ratio of medians", () => {
  // Pairs: 4, 2, 1. Medians: 4 / 2.
  strictEqual(pairedRatio([1, 2, 4], [4, 4, 4]), 2);
  // Pairs: 9, 1, 0.5. Medians: 4 / 2.
  strictEqual(pairedRatio([1, 4, 2], [9, 4, 1]), 1);
});

Deno.test("pairedRatio() refuses a round without its other half", () => {
  throws(() => pairedRatio([1, 2], [1]), /2 rounds with 1/);
});

Deno.test("mean() and deviation() by hand", () => {
  strictEqual(mean([2, 4, 9]), 5);
  // (9 + 1 + 16) / 2
  strictEqual(deviation([2, 4, 9]), Math.sqrt(13));
  strictEqual(deviation([3]), NaN);
  throws(() => mean([]), RangeError);
});
