import {
  deepStrictEqual,
  match,
  ok,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { join } from "@std/path";
import {
  type LoopOptions,
  RunFolder,
  type TrainEvent,
} from "@/training/mod.ts";
import { inFolder } from "./_folder.ts";
import { testOnFullDisk } from "./_full_disk.ts";
import { Counter, eventsOf, inShort, type Script } from "./_help.ts";

const EVERY = { validateEvery: 2, sampleEvery: 99, checkpointEvery: 2 };

/** One session in a new folder, or in the one at `path`. */
async function session(
  at: { dir: string } | { path: string },
  options: Partial<LoopOptions> & { script?: Script; stopAfter?: number },
) {
  const folder = "dir" in at
    ? await RunFolder.create(at.dir, "vae-test", {})
    : await RunFolder.open(at.path);
  const { script, stopAfter, ...rest } = options;
  const counter = new Counter(script);
  const stop = new AbortController();
  try {
    const all = { ...EVERY, ...rest, folder, signal: stop.signal };
    const events = await eventsOf(counter, all, ({ type, step }) => {
      if (type === "step" && step === stopAfter) stop.abort();
    });
    return { path: folder.path, counter, events, told: await told(folder) };
  } finally {
    folder.close();
  }
}

const told = async (folder: RunFolder) =>
  inShort(await folder.events<TrainEvent>());
const checkpoint = (path: string, step: number) =>
  join(path, `checkpoints/step-00000${step}.safetensors`);

Deno.test("train() forgets a best by other features, at the next look", () =>
  inFolder(async (dir) => {
    const near = { score: () => 1 };
    const { path } = await session({ dir }, { steps: 2, script: near });
    // On this scale it is farther, and yet the best so far.
    const far = { score: (look: number) => 5 + look, features: "encoder" };
    const { events } = await session({ path }, { steps: 6, script: far });
    const looks = events.filter((event) => event.type === "epoch");
    deepStrictEqual(looks.map(({ isBest }) => isBest), [true, false]);
    deepStrictEqual(looks[0].features, { score: "encoder" });
    const best = { step: 4, value: 5, features: "encoder" };
    deepStrictEqual(events.at(-1), {
      type: "done",
      step: 6,
      reason: "steps",
      best,
    });
    // Nothing is left to do: what was the best still is.
    const over = await session({ path }, { steps: 6, script: near });
    const done = over.events.at(-1)!;
    ok(done.type === "done");
    deepStrictEqual(done.best, best);
  }));

Deno.test("train() goes on where the run was stopped", () =>
  inFolder(async (dir) => {
    const first = await session({ dir }, { steps: 7, stopAfter: 3 });
    deepStrictEqual(first.told, [
      "start 0",
      "checkpoint 0",
      "step 1",
      "step 2",
      "epoch 2",
      "checkpoint 2",
      "step 3",
      "checkpoint 3",
      "done 3",
    ]);
    const { events, counter } = await session(first, { steps: 7 });
    deepStrictEqual(inShort(events).slice(0, 2), ["start 3", "step 4"]);
    strictEqual(counter.steps, 7); // three of them restored
    const look = events.find(({ type }) => type === "epoch")!;
    ok(look.type === "epoch");
    deepStrictEqual(look.train, { loss: (1 / 3 + 1 / 4) / 2 });
  }));

Deno.test("train() tells no step twice after a kill", () =>
  inFolder(async (dir) => {
    const killed = await session({ dir }, { steps: 5, stopAfter: 5 });
    // As if it had died in the midst of step 5: no checkpoint of it, half a line.
    await Deno.remove(checkpoint(killed.path, 5));
    const events = join(killed.path, "events.jsonl");
    await Deno.writeTextFile(events, '{"type":"st', { append: true });
    const { told } = await session(killed, { steps: 7 });
    deepStrictEqual(
      told.filter((event) => event.startsWith("step")),
      [1, 2, 3, 4, 5, 6, 7].map((step) => `step ${step}`),
    );
    deepStrictEqual(told.filter((event) => event.startsWith("start")), [
      "start 0",
      "start 4",
    ]);
  }));

Deno.test("train() begins anew when killed before its first checkpoint", () =>
  inFolder(async (dir) => {
    const folder = await RunFolder.create(dir, "vae-test", {});
    const text = '{"type":"start","step":0,"steps":4}\n{"ty';
    await Deno.writeTextFile(join(folder.path, "events.jsonl"), text);
    folder.close();
    const { told } = await session(folder, { steps: 2 });
    deepStrictEqual(told.slice(0, 3), ["start 0", "checkpoint 0", "step 1"]);
  }));

Deno.test("train() goes on from the older checkpoint if one is damaged", () =>
  inFolder(async (dir) => {
    const { path } = await session({ dir }, { steps: 6 });
    await Deno.truncate(checkpoint(path, 6), 100);
    const { events, counter } = await session({ path }, { steps: 6 });
    strictEqual(events[0].step, 4);
    deepStrictEqual([counter.steps, counter.weight], [6, 6]);
  }));

Deno.test("train() refuses a run whose checkpoints are all damaged", () =>
  inFolder(async (dir) => {
    const { path } = await session({ dir }, { steps: 4 });
    for (const step of [2, 4]) {
      await Deno.writeTextFile(checkpoint(path, step), "no");
    }
    await rejects(session({ path }, { steps: 6 }), {
      name: "UserError",
      message: /^Cannot resume .*: Cannot read a safetensors file: cut short/,
    });
    strictEqual(await Deno.readTextFile(checkpoint(path, 4)), "no");
  }));

Deno.test("train() keeps no checkpoint of spoilt weights", () =>
  inFolder(async (dir) => {
    // The loss of step 4 is that of the weights before it, and good.
    const script = { weight: (step: number) => step === 4 ? NaN : step };
    const options = { steps: 9, validateEvery: 99, script };
    const { events, path } = await session({ dir }, options);
    deepStrictEqual(inShort(events).slice(-3), [
      "step 4",
      "health 4",
      "done 4",
    ]);
    const health = events.at(-2)!;
    ok(health.type === "health");
    match(health.message, /^weight is no number any more at step 4: /);
    const again = await session({ path }, { steps: 9 });
    strictEqual(again.events[0].step, 2);
    strictEqual(again.counter.weight, 9);
  }));

Deno.test("train() keeps no spoilt weights when it is stopped", () =>
  inFolder(async (dir) => {
    const script = { weight: (step: number) => step === 3 ? NaN : step };
    const { events } = await session({ dir }, {
      steps: 9,
      stopAfter: 3,
      script,
    });
    const done = events.at(-1)!;
    ok(done.type === "done");
    strictEqual(done.reason, "diverged");
    ok(!events.some(({ type, step }) => type === "checkpoint" && step === 3));
  }));

Deno.test("train() stops and saves when a user makes a STOP file", () =>
  inFolder(async (dir) => {
    const folder = await RunFolder.create(dir, "vae-test", {});
    const options = { ...EVERY, steps: 9, folder };
    const events = await eventsOf(new Counter(), options, async (event) => {
      if (event.type !== "step" || event.step !== 3) return;
      await Deno.writeTextFile(join(folder.path, "STOP"), "");
    });
    folder.close();
    deepStrictEqual(inShort(events).slice(-3), [
      "step 3",
      "checkpoint 3",
      "done 3",
    ]);
    strictEqual((await session(folder, { steps: 9 })).counter.steps, 9);
  }));

Deno.test("train() of a finished run changes nothing of it", () =>
  inFolder(async (dir) => {
    const { path } = await session({ dir }, { steps: 4 });
    const before = await Deno.readFile(checkpoint(path, 4));
    const { events } = await session({ path }, { steps: 4 });
    deepStrictEqual(inShort(events), ["start 4", "done 4"]);
    deepStrictEqual(await Deno.readFile(checkpoint(path, 4)), before);
  }));

testOnFullDisk(
  "train() on a full disk leaves a run that goes on",
  import.meta.url,
  () =>
    inFolder(async (dir) => {
      const { path } = await session({ dir }, { steps: 2 });
      const full = `${checkpoint(path, 4)}.${Deno.pid}.tmp`;
      const options = { steps: 6, now: () => (fill(full), 0) };
      await rejects(session({ path }, options), {
        name: "UserError",
        message: /^Cannot write .*step-000004.* No space left on device/,
      });
      const { events, counter } = await session({ path }, { steps: 6 });
      deepStrictEqual([events[0].step, counter.weight], [2, 6]);
    }),
);

/** Lets the next file written aside find no room. */
function fill(aside: string) {
  try {
    Deno.symlinkSync("/dev/full", aside);
  } catch { /* it is there already */ }
}
