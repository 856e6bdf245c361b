import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { AdaptiveStrength } from "@/training/mod.ts";

/** p after each of so many equal signs. */
function course(strength: AdaptiveStrength, sign: number, steps: number) {
  return Array.from({ length: steps }, () => strength.update(sign));
}

Deno.test("AdaptiveStrength moves by a fixed amount every 4 steps", () => {
  const strength = new AdaptiveStrength({ move: 0.25 });
  strictEqual(strength.p, 0);
  // However far above 0.6 they are.
  deepStrictEqual(course(strength, 1, 9), [
    ...[0, 0, 0, 0.25],
    ...[0.25, 0.25, 0.25, 0.5],
    0.5,
  ]);
});

Deno.test("AdaptiveStrength goes by the mean sign since the last move", () => {
  const strength = new AdaptiveStrength({ move: 0.25, every: 2 });
  const signs = [1, 0.5, 1, 0.1, 0.7, 0.6, 0.2, 0.6];
  // means 0.75, 0.55, 0.65, 0.4, held against 0.6
  deepStrictEqual(signs.map((sign) => strength.update(sign)), [
    ...[0, 0.25],
    ...[0.25, 0],
    ...[0, 0.25],
    ...[0.25, 0],
  ]);
});

Deno.test("AdaptiveStrength stays in [0, 0.8]", () => {
  const strength = new AdaptiveStrength({ move: 0.3, every: 1 });
  deepStrictEqual(course(strength, 1, 4), [0.3, 0.6, 0.8, 0.8]);
  const falling = course(strength, -1, 4);
  ok(Math.abs(falling[0] - 0.5) < 1e-12 && Math.abs(falling[1] - 0.2) < 1e-12);
  deepStrictEqual(falling.slice(2), [0, 0]);
});

Deno.test("AdaptiveStrength rests where the mean is the target", () => {
  const strength = new AdaptiveStrength({ target: 0.5, move: 0.25, every: 1 });
  deepStrictEqual([1, 0.5, 0.5].map((sign) => strength.update(sign)), [
    ...[0.25, 0.25, 0.25],
  ]);
});

Deno.test("AdaptiveStrength goes on from its state as if unbroken", () => {
  const signs = Array.from({ length: 40 }, (_, i) => Math.sin(i) * 0.5 + 0.7);
  const whole = new AdaptiveStrength({ move: 0.05 });
  const unbroken = signs.map((sign) => whole.update(sign));
  const first = new AdaptiveStrength({ move: 0.05 });
  // 18 is between two moves
  const before = signs.slice(0, 18).map((sign) => first.update(sign));
  const state = JSON.parse(JSON.stringify(first.state()));
  const second = new AdaptiveStrength({ move: 0.05 });
  second.restore(state);
  const after = signs.slice(18).map((sign) => second.update(sign));
  ok(new Set(unbroken).size > 3, "it moved");
  deepStrictEqual([...before, ...after], unbroken);
  // What is handed out is a copy.
  first.state().p = 9;
  deepStrictEqual(first.state(), state);
});
