import { deepStrictEqual, ok } from "node:assert/strict";
import { newWriter } from "@/data/procedural/mod.ts";
import { vary } from "@/data/procedural/vary.ts";
import { Random } from "@/engine/random.ts";

const hands = Array.from(
  { length: 300 },
  (_, seed) => newWriter(new Random(seed)),
);

Deno.test("newWriter() plans a finite movement that begins in the air", () => {
  for (const { plan } of hands) {
    ok(plan.length > 5 && plan.length < 150, `${plan.length}`);
    ok(plan.every((t) => [t.x, t.y, t.bend].every(Number.isFinite)));
    ok(!plan[0].down && plan[1].down);
  }
});

Deno.test("newWriter() invents hands that lean and write differently", () => {
  const spread = (values: number[]) =>
    Math.max(...values) - Math.min(...values);
  ok(spread(hands.map(({ slant }) => slant)) > .8);
  ok(new Set(hands.map(({ plan }) => plan.length)).size > 20);
  ok(hands.some(({ plan }) => plan.some(({ part }) => part === 300)));
  ok(!hands.every(({ plan }) => plan.some(({ part }) => part === 300)));
});

Deno.test("newWriter() keeps flourishes near the name, however long it is", () => {
  for (const { plan } of hands) {
    plan.forEach((to, i) => {
      if (to.part !== 300 || !to.down) return;
      const chord = Math.hypot(to.x - plan[i - 1].x, to.y - plan[i - 1].y);
      // A circle's arc that turns by b stands chord / 2 tan(b / 4) high.
      const height = chord / 2 * Math.tan(Math.abs(to.bend) / 4);
      ok(height < 2.001, `an arc of ${height} x-heights`);
    });
  }
});

Deno.test("vary() keeps what is written and moves where", () => {
  const [writer] = hands;
  const [a, b] = [1, 2].map((seed) => vary(writer, new Random(seed)));
  deepStrictEqual(a.map(({ down }) => down), writer.plan.map((t) => t.down));
  ok(a.some(({ x }, i) => Math.abs(x - b[i].x) > .01));
  const still = { ...writer, unsteady: 0, slant: 0, tilt: 0 };
  deepStrictEqual(vary(still, new Random(1)), writer.plan);
});
