import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import type { TrainEvent } from "@/training/mod.ts";
import { Counter, eventsOf, inShort } from "./_help.ts";

Deno.test("train() tells what happens in order", async () => {
  const every = { validateEvery: 2, sampleEvery: 3, checkpointEvery: 2 };
  const events = await eventsOf(new Counter(), { steps: 4, ...every });
  deepStrictEqual(inShort(events), [
    "start 0",
    "sample 0",
    "step 1",
    "step 2",
    "epoch 2",
    "step 3",
    "sample 3",
    "step 4",
    "epoch 4",
    "sample 4",
    "done 4",
  ]);
});

Deno.test("train() reports each loss as it was, and means at a look", async () => {
  const events = await eventsOf(new Counter(), { steps: 4, validateEvery: 2 });
  const losses = events.flatMap((event) =>
    event.type === "step" ? [event.losses.loss] : []
  );
  deepStrictEqual(losses, [1, 1 / 2, 1 / 3, 1 / 4]);
  const means = events.flatMap((event) =>
    event.type === "epoch" ? [event.train.loss] : []
  );
  deepStrictEqual(means, [3 / 4, (1 / 3 + 1 / 4) / 2]);
});

Deno.test("train() keeps the step of the best look", async () => {
  const scores = [3, 1, 2];
  const counter = new Counter({ score: (look) => scores[look] });
  const events = await eventsOf(counter, { steps: 6, validateEvery: 2 });
  deepStrictEqual(events.at(-1), {
    type: "done",
    step: 6,
    reason: "steps",
    best: { step: 4, value: 1 },
  });
  const best = events.flatMap((event) =>
    event.type === "epoch" ? [event.isBest] : []
  );
  deepStrictEqual(best, [true, true, false]);
});

Deno.test("train() ends after the step that a signal falls into", async () => {
  const stop = new AbortController();
  const events = await eventsOf(
    new Counter(),
    { steps: 9, signal: stop.signal },
    ({ type, step }) => {
      if (type === "step" && step === 2) stop.abort();
    },
  );
  deepStrictEqual(end(events), ["stopped", 2]);
});

Deno.test("train() ends when the minutes of this session are over", async () => {
  let milliseconds = 7_000_000; // the origin of the clock does not matter
  const counter = new Counter();
  const options = { steps: 99, minutes: 0.5, now: () => milliseconds };
  const events = await eventsOf(counter, options, ({ type }) => {
    if (type === "step") milliseconds += 10_000;
  });
  deepStrictEqual(end(events), ["minutes", 3]);
  const seconds = events.flatMap((e) => e.type === "step" ? [e.seconds] : []);
  deepStrictEqual(seconds, [0, 10, 20]);
});

Deno.test("train() pauses after a step, with a look at valid", async () => {
  const events = await eventsOf(new Counter(), { steps: 9, until: 3 });
  deepStrictEqual(inShort(events).slice(-3), ["epoch 3", "sample 3", "done 3"]);
  deepStrictEqual(end(events), ["paused", 3]);
});

Deno.test("train() ends when valid no longer improves", async () => {
  const scores = [5, 4, 4, 6, 3, 7, 8, 9, 1];
  const counter = new Counter({ score: (look) => scores[look] });
  const options = { steps: 99, validateEvery: 1, patience: 3 };
  const events = await eventsOf(counter, options);
  deepStrictEqual(end(events), ["early", 8]);
});

Deno.test("train() without limits said runs to its steps", async () => {
  const unsaid = { minutes: undefined, patience: undefined, now: undefined };
  const score = () => 1; // never better
  const events = await eventsOf(new Counter({ score }), {
    steps: 300,
    ...unsaid,
    validateEvery: undefined,
  });
  deepStrictEqual(end(events), ["steps", 300]);
  deepStrictEqual(
    events.flatMap((e) => e.type === "epoch" ? [e.step] : []),
    [100, 200, 300],
  );
});

for (const bad of [NaN, Infinity]) {
  Deno.test(`train() ends in plain words when a loss is ${bad}`, async () => {
    const loss = (step: number) => step === 3 ? bad : 1;
    const events = await eventsOf(new Counter({ loss }), { steps: 9 });
    deepStrictEqual(end(events), ["diverged", 2]);
    const health = events.at(-2)!;
    ok(health.type === "health");
    strictEqual(health.step, 3);
    match(health.message, /^loss is no number any more at step 3: .* rate/);
  });
}

Deno.test("train() ends when a score of valid is no number", async () => {
  const score = (look: number) => look === 1 ? NaN : 1;
  const counter = new Counter({ score });
  const events = await eventsOf(counter, { steps: 9, validateEvery: 2 });
  deepStrictEqual(end(events), ["diverged", 4]);
  const done = events.at(-1)!;
  ok(done.type === "done");
  deepStrictEqual(done.best, { step: 2, value: 1 });
});

function end(events: TrainEvent[]) {
  const done = events.at(-1)!;
  ok(done.type === "done");
  return [done.reason, done.step];
}
