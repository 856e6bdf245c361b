import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import {
  type DrawnEvent,
  live,
  panelsOf,
  type Plot,
  toSvg,
} from "@/viz/mod.ts";

const pictures = { pixels: new Float32Array(8).fill(1), size: 2, count: 2 };
const start: DrawnEvent = { type: "start", step: 0, steps: 9 };
const step = (step: number): DrawnEvent => ({
  type: "step",
  step,
  losses: { dLoss: step },
  seconds: step,
});

/** A live display with a clock that the test turns. */
function watched() {
  const clock = { now: 0 };
  const titles: (string | undefined)[] = [];
  const view = live({
    now: () => clock.now,
    draw: (plot) => Promise.resolve(void titles.push(plot.title)),
  });
  return { clock, titles, view };
}

Deno.test("live() draws at most once a second, and always the end", async () => {
  const { clock, titles, view } = watched();
  await view.update(start);
  for (const [x, now] of [[1, 0], [2, 400], [3, 999], [4, 1000], [5, 1500]]) {
    clock.now = now;
    await view.update(step(x));
  }
  await view.update({ type: "done", step: 5, reason: "stopped" });
  deepStrictEqual(titles, [
    "step 1 of 9, 0:08 left",
    "step 4 of 9, 0:05 left",
    "step 5 of 9: stopped",
  ]);
});

Deno.test("live() shows curves, samples and what is wrong", async () => {
  const { titles, view } = watched();
  await view.update(start);
  await view.update(step(1));
  await view.update({ type: "sample", step: 1, pictures });
  await view.update({
    type: "health",
    step: 1,
    message: `D is dead: ${"lower its learning rate ".repeat(6)}`,
  });
  strictEqual(titles.length, 1);
  const plot = await view.plot();
  deepStrictEqual(panelsOf(plot).map(({ kind }) => kind), ["lines", "picture"]);
  match(plot.title ?? "", /^step 1 of 9, 0:08 left\nstep 1: D is dead/);
  const lines = plot.title!.split("\n");
  strictEqual(lines.every((line) => line.length <= 101), true);
  match(await toSvg(plot), />step 1: D is dead/);
});

Deno.test("live() ends with the same picture, however fast the machine is", async () => {
  const ends: Plot[] = [];
  for (const pace of [1, 7]) {
    const view = live({ draw: () => Promise.resolve() });
    const slow = { ...step(9), seconds: 9 * pace } as DrawnEvent;
    const done: DrawnEvent = { type: "done", step: 9, reason: "steps" };
    for (const event of [start, slow, done]) await view.update(event);
    ends.push(await view.plot());
  }
  deepStrictEqual(ends[0], ends[1]);
  strictEqual(ends[0].title, "step 9 of 9");
});
