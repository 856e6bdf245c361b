import { ok, strictEqual, throws } from "node:assert/strict";
import { wasserstein1 } from "@/metrics/mod.ts";

const close = (value: number, wanted: number) =>
  ok(Math.abs(value - wanted) < 1e-12, `${value} is not ${wanted}`);

Deno.test("wasserstein1() is how far everything has moved, in any order", () => {
  strictEqual(wasserstein1([3, 1, 2], [12, 13, 11]), 10);
  strictEqual(wasserstein1([3, 1, 2], [2, 3, 1]), 0);
});

Deno.test("wasserstein1() is exact for unequal counts", () => {
  // Two thirds of 0 go to 1, one third stays: 2/3.
  close(wasserstein1([0], [0, 1, 1]), 2 / 3);
  // F_a: 1/2 on [0, 4). F_b: 1/3 on [1, 2), 2/3 on [2, 6), 1 from 6.
  // |1/2 - 0| 1 + |1/2 - 1/3| 1 + |1/2 - 2/3| 2 + |1 - 2/3| 2 = 5/3
  close(wasserstein1([0, 4], [1, 2, 6]), 5 / 3);
});

Deno.test("wasserstein1() counts numbers, not values: twice as many is the same", () => {
  close(wasserstein1([1, 1, 5, 5], [1, 5]), 0);
  close(wasserstein1([1, 1, 1, 5], [1, 5]), 1); // a quarter goes 4 far
});

Deno.test("wasserstein1() has two sides that are alike", () => {
  const [a, b] = [[.5, -2, 9, 4], [1, 7, 7]];
  close(wasserstein1(a, b), wasserstein1(b, a));
});

Deno.test("wasserstein1() refuses what has no distance", () => {
  throws(() => wasserstein1([], [1]), /finite numbers.* 0 in all/);
  throws(() => wasserstein1([1], [NaN]), RangeError);
});
