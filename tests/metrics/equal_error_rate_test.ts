import { ok, strictEqual, throws } from "node:assert/strict";
import { equalErrorRate } from "@/metrics/mod.ts";

const close = (value: number, wanted: number) =>
  ok(Math.abs(value - wanted) < 1e-12, `${value} is not ${wanted}`);

Deno.test("equalErrorRate() is 0 where a threshold parts all, 1 where it is upside down", () => {
  strictEqual(equalErrorRate([3, 1, 2], [5, 4]), 0);
  strictEqual(equalErrorRate([5, 4], [3, 1, 2]), 1);
});

Deno.test("equalErrorRate() by hand, where the rates meet", () => {
  // t = 3: of 1 2 3 8 one is refused, of 2.5 4 5 6 one is accepted.
  close(equalErrorRate([1, 2, 3, 8], [2.5, 4, 5, 6]), 1 / 4);
});

Deno.test("equalErrorRate() by hand, where the rates cross between steps", () => {
  // (FAR, FRR): (0, 1) (0, 1/2) at 1, (1/3, 1/2) at 2, (2/3, 1/2) at 3:
  // both are 1/2 halfway between the last two.
  close(equalErrorRate([1, 5], [2, 3, 6]), 1 / 2);
  // (1/3, 1/2) at 2, (1/3, 0) at 3: FRR falls through 1/3.
  close(equalErrorRate([1, 3], [2, 6, 7]), 1 / 3);
});

Deno.test("equalErrorRate() decides on equal distances together", () => {
  close(equalErrorRate([4, 4, 4], [4, 4]), 1 / 2);
  // (0, 1) (0, 1/2) at 1, then at 2 (1/2, 0): half of the way, 1/4.
  close(equalErrorRate([1, 2], [2, 3]), 1 / 4);
});

Deno.test("equalErrorRate() is deaf to any unit that keeps the order", () => {
  const [own, other] = [[1, 2, 3, 7, 9], [3, 5, 8, 11]];
  const bent = (values: number[]) => values.map((v) => Math.exp(v) - 5);
  close(equalErrorRate(bent(own), bent(other)), equalErrorRate(own, other));
});

Deno.test("equalErrorRate() refuses what has no rate", () => {
  throws(() => equalErrorRate([], [1]), /finite numbers.* 0 in all/);
  throws(() => equalErrorRate([1], []), RangeError);
  throws(() => equalErrorRate([1], [NaN]), RangeError);
});
