import { ok, strictEqual } from "node:assert/strict";
import { cosineRate, linearWarmup, rateLeft } from "@/training/mod.ts";

const near = (a: number, b: number) =>
  ok(Math.abs(a - b) < 1e-12, `${a} is not ${b}`);

Deno.test("cosineRate() rises in a line, then falls along half a cosine", () => {
  const options = { peak: 2, steps: 110, warmup: 10 };
  near(cosineRate(1, options), 0.2);
  near(cosineRate(10, options), 2);
  // A quarter, a half and all of the way: cos 45°, 90°, 180°.
  near(cosineRate(35, options), 2 * (0.1 + 0.45 * (1 + Math.SQRT1_2)));
  near(cosineRate(60, options), 2 * 0.55);
  near(cosineRate(110, options), 0.2);
});

Deno.test("cosineRate() stays at a tenth after the last step", () => {
  near(cosineRate(500, { peak: 1, steps: 110, warmup: 10 }), 0.1);
});

Deno.test("cosineRate() is a number in runs shorter than the rise", () => {
  const options = { peak: 1, steps: 3, warmup: 50 };
  near(cosineRate(3, options), 3 / 50);
  near(cosineRate(1, { peak: 1, steps: 1, warmup: 1 }), 1);
});

Deno.test("linearWarmup() grows from the first step and stays", () => {
  near(linearWarmup(1, 2, 4), 0.5);
  near(linearWarmup(4, 2, 4), 2);
  near(linearWarmup(9, 2, 4), 2);
  strictEqual(linearWarmup(1, 2, 0), 2);
});

Deno.test("rateLeft() keeps all for half of the steps, then falls in a line", () => {
  const options = { steps: 2000, last: 0.1 };
  for (const [step, left] of [[1, 1], [1000, 1], [1500, 0.55], [2000, 0.1]]) {
    near(rateLeft(step, options), left);
  }
  near(rateLeft(5000, options), 0.1);
  near(rateLeft(2000, { ...options, last: 1 }), 1);
});
