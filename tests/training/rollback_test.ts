import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { type Finding, RunFolder, type TrainEvent } from "@/training/mod.ts";
import { inFolder } from "./_folder.ts";
import { Counter, eventsOf, inShort } from "./_help.ts";

/** Collapses at step 6 until it has been softened `cures` times. */
class Fragile extends Counter {
  softened = 0;
  constructor(readonly cures: number, readonly broken = NaN) {
    super({ loss: (step) => this.isIll(step) ? this.broken : 1 / step });
  }
  isIll(step: number): boolean {
    return step === 6 && this.softened < this.cures;
  }
  examine(): Finding[] {
    if (!this.isIll(this.steps)) return [];
    return [{ message: "all samples are the same", isCollapse: true }];
  }
  soften(times: number): string {
    this.softened = times;
    return "with half the learning rate";
  }
  override state() {
    return { steps: this.steps, softened: this.softened };
  }
  override restore(state: { steps: number; softened: number }) {
    this.steps = state.steps;
    this.softened = state.softened ?? 0;
  }
}

const OPTIONS = { steps: 8, validateEvery: 2, sampleEvery: 99 };
const told = (events: TrainEvent[]) =>
  events.filter((event) => event.type === "health")
    .map(({ step, message, backTo }) => [step, message, backTo]);

Deno.test("train() goes back from a collapse, and on more gently", async () => {
  const trainer = new Fragile(1, 0.1);
  const events = await eventsOf(trainer, { ...OPTIONS, checkpointEvery: 4 });
  deepStrictEqual(told(events), [
    [6, "all samples are the same", undefined],
    [
      4,
      "Went back from step 6 to 4, for the first time of at most 3: " +
      "with half the learning rate",
      4,
    ],
  ]);
  const steps = inShort(events).filter((one) => one.startsWith("step"));
  deepStrictEqual(steps.map((one) => Number(one.slice(5))), [
    ...[1, 2, 3, 4, 5, 6],
    ...[5, 6, 7, 8],
  ]);
  strictEqual(trainer.weight, 8);
});

Deno.test("train() takes nothing for the best that is not well", async () => {
  class Faint extends Fragile {
    get isWell() {
      return !this.isIll(this.steps);
    }
  }
  // At 6 its loss is the least of all, until it has been softened.
  const events = await eventsOf(new Faint(1, 0.01), OPTIONS);
  const looks = events.filter((event) => event.type === "epoch");
  deepStrictEqual(looks.map(({ step, isBest }) => [step, isBest]), [
    [2, true],
    [4, true],
    [6, false],
    ...[2, 4].map((step) => [step, true]),
    [6, true],
    [8, true],
  ]);
});

Deno.test("train() goes back farther when it collapses again", async () => {
  const options = { ...OPTIONS, steps: 7, checkpointEvery: 1 };
  const events = await eventsOf(new Fragile(3, 0.1), options);
  // The look at 4 finds the checkpoints of 3 and 4 well, and again those that
  // are made on the way from 3; none of 5 is ever found well.
  const to = events.filter((event) => event.type === "health")
    .map(({ backTo }) => backTo).filter((step) => step !== undefined);
  deepStrictEqual(to, [4, 3, 4]);
  strictEqual(inShort(events).at(-1), "done 7");
});

Deno.test("train() goes back from a loss that is no number", async () => {
  const events = await eventsOf(new Fragile(2), OPTIONS);
  match(String(told(events)[0]), /^6,loss is no number any more/);
  strictEqual(told(events).filter(([, , backTo]) => backTo === 0).length, 2);
  deepStrictEqual(inShort(events).at(-1), "done 8");
});

Deno.test("train() gives up a run that collapses each time", async () => {
  const events = await eventsOf(new Fragile(9, 0.1), OPTIONS);
  const done = events.at(-1)!;
  ok(done.type === "done" && done.reason === "collapsed");
  strictEqual(told(events).filter(([, , to]) => to !== undefined).length, 3);
});

Deno.test("train() keeps what it changed when it went back", () =>
  inFolder(async (path) => {
    const folder = await RunFolder.create(path, "run", {});
    const options = { ...OPTIONS, checkpointEvery: 4, folder };
    const stop = new AbortController();
    await eventsOf(
      new Fragile(1, 0.1),
      { ...options, signal: stop.signal },
      // Killed right after it went back.
      (event) => {
        if (event.type === "health" && event.backTo === 4) stop.abort();
      },
    );
    const resumed = new Fragile(1, 0.1);
    const events = await eventsOf(resumed, options);
    strictEqual(resumed.softened, 1);
    deepStrictEqual(told(events), []);
    const all = told(await folder.events<TrainEvent>());
    strictEqual(all.length, 2); // both are still written down
    folder.close();
  }));
