import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import type { TrainEvent } from "@/training/mod.ts";
import {
  type DrawnEvent,
  type Lines,
  type Panels,
  trainingCurves,
  TrainingRecord,
} from "@/viz/mod.ts";

const step = (step: number, losses: Record<string, number>): DrawnEvent => ({
  type: "step",
  step,
  losses,
  seconds: step / 2,
});

const epoch = (step: number, valid: Record<string, number>): DrawnEvent => ({
  type: "epoch",
  step,
  train: { recon: 99 },
  valid,
});

const seriesOf = (plot: Panels | undefined) =>
  plot?.plots.map((panel) => (panel as Lines).series);
const titlesOf = ({ plots }: Panels) => plots.map(({ title }) => title);

function recordOf(events: DrawnEvent[]): TrainingRecord {
  const record = new TrainingRecord();
  for (const event of events) record.take(event);
  return record;
}

Deno.test("trainingCurves() draws batches beside valid", () => {
  const plot = trainingCurves([
    step(1, { recon: 5 }),
    step(2, { recon: 4 }),
    epoch(2, { recon: 6 }),
  ]);
  deepStrictEqual(seriesOf(plot), [[
    { name: "train", points: [[1, 5], [2, 4]] },
    { name: "valid", points: [[2, 6]] },
  ]]);
});

Deno.test("trainingCurves() takes the means of epochs where batches are not told", () => {
  const plot = trainingCurves([epoch(2, { recon: 6 })]);
  strictEqual(seriesOf(plot)?.[0][0].points[0][1], 99);
});

Deno.test("trainingCurves() draws at most 200 means, of like many batches", () => {
  const events = Array.from(
    { length: 400 },
    (_, i) => step(i + 1, { recon: i % 2 }),
  ); // means of two are all 0.5
  const named = trainingCurves(events, { names: ["recon"] });
  const [[train]] = seriesOf(named) ?? [];
  strictEqual(train.points.length, 200);
  deepStrictEqual(train.points.slice(0, 2), [[2, 0.5], [4, 0.5]]);
  deepStrictEqual(train.points.at(-1), [400, 0.5]);
});

Deno.test("trainingCurves() chooses what tells most of a VAE and of a GAN", () => {
  const vae = { loss: 3, recon: 2, kl: 1, beta: 1 };
  const valid = { nelbo: 3, recon: 2, kl: 1, activeUnits: 4 };
  deepStrictEqual(
    titlesOf(trainingCurves([step(1, vae), epoch(1, valid)])),
    ["recon", "kl", "nelbo", "activeUnits"],
  );
  deepStrictEqual(titlesOf(trainingCurves([step(1, vae)])), ["loss"]);
  const gan = { dLoss: 1, realAccuracy: 1, gLoss: 2, strength: 1 };
  const scores = { distance: 5, diversity: 1, ink: 0 };
  deepStrictEqual(
    titlesOf(trainingCurves([step(1, gan), epoch(1, scores)])),
    ["dLoss", "gLoss", "distance", "diversity"],
  );
});

Deno.test("trainingCurves() says so when there is nothing to draw", () => {
  const start: DrawnEvent = { type: "start", step: 0, steps: 1 };
  throws(() => trainingCurves([start]), /none of 1 events tells a score/);
});

Deno.test("TrainingRecord forgets what a run takes back", () => {
  const collapse = { type: "health", step: 3, message: "dead" } as const;
  const events = [1, 2, 3].map((x) => step(x, { dLoss: x }));
  const before = epoch(1, { dLoss: 7 });
  const later = epoch(3, { dLoss: 8 });
  const all = [...events, before, later];
  const drawn = (more: DrawnEvent) =>
    seriesOf(recordOf([...all, more]).curves())?.[0].map(({ points }) =>
      points
    );
  const kept = [[[1, 1]], [[1, 7]]];
  deepStrictEqual(drawn({ ...collapse, backTo: 1 }), kept);
  deepStrictEqual(drawn({ type: "start", step: 1, steps: 9 }), kept); // resumed
  deepStrictEqual(drawn(collapse), [[[1, 1], [2, 2], [3, 3]], [[1, 7], [
    3,
    8,
  ]]]);
});

Deno.test("TrainingRecord tells the time left by this session's pace", () => {
  const events: DrawnEvent[] = [{ type: "start", step: 100, steps: 300 }];
  const status = () => recordOf(events).status;
  deepStrictEqual(status(), { step: 100, steps: 300 });
  events.push({ type: "step", step: 110, losses: {}, seconds: 5 });
  // 10 steps in 5 s: 190 more take 95 s
  deepStrictEqual(status(), { step: 110, steps: 300, left: 95 });
  events.push({ type: "done", step: 110, reason: "stopped" });
  const { left: _, ...known } = { ...status(), left: undefined };
  strictEqual(status().left, undefined);
  strictEqual(known.end, "stopped");
});

Deno.test("TrainingRecord takes every event of a training", () => {
  const events: TrainEvent[] = [
    { type: "checkpoint", step: 1, file: "a" },
    { type: "done", step: 1, reason: "steps", best: { step: 1, value: 2 } },
  ];
  strictEqual(recordOf(events).isDone, true);
});
