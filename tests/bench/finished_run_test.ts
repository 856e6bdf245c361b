import { rejects, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { UserError } from "@/engine/mod.ts";
import {
  findFinishedRun,
  readFinishedRun,
  trainingSeconds,
} from "./_finished_run.ts";

const step = (step: number, seconds: number) => ({
  type: "step" as const,
  ...{ step, seconds, epoch: 0, losses: {} },
});
const start = (step: number) => ({ type: "start" as const, step, steps: 9 });
const done = {
  type: "done" as const,
  step: 9,
  reason: "early" as const,
  best: { step: 4, value: 200 },
};

/** A run folder with what the bench reads of one. */
async function makeRun(
  outputs: string,
  name: string,
  { options = {}, events = [start(0), step(9, 30), done] as unknown[] } = {},
): Promise<string> {
  const path = join(outputs, name);
  await Deno.mkdir(path);
  const write = (file: string, text: string) =>
    Deno.writeTextFile(join(path, file), text);
  const given = { data: "cedar", size: 64, likelihood: "bce", ...options };
  await write("config.json", JSON.stringify({ kind: "vae", options: given }));
  await write("events.jsonl", events.map((e) => JSON.stringify(e)).join("\n"));
  await write("results.json", "{}");
  return path;
}

async function inFolder(work: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("trainingSeconds() adds up the sessions of a resumed run", () => {
  const events = [start(0), step(1, 5), step(2, 20), start(2), step(3, 7)];
  strictEqual(trainingSeconds(events), 27);
});

Deno.test("readFinishedRun() tells steps, best step and time", () =>
  inFolder(async (folder) => {
    const run = await readFinishedRun(await makeRun(folder, "vae-cedar-1"));
    strictEqual(run.name, "vae-cedar-1");
    strictEqual(run.steps, 9);
    strictEqual(run.bestStep, 4);
    strictEqual(run.seconds, 30);
  }));

Deno.test("readFinishedRun() refuses a run that can go on", () =>
  inFolder(async (folder) => {
    const events = [start(0), step(1, 5)];
    const path = await makeRun(folder, "vae-cedar-1", { events });
    await rejects(readFinishedRun(path), /not finished/);
  }));

Deno.test("readFinishedRun() refuses nats of another likelihood", () =>
  inFolder(async (folder) => {
    const options = { likelihood: "mse" };
    const path = await makeRun(folder, "vae-cedar-1", { options });
    await rejects(readFinishedRun(path), /--likelihood bce/);
  }));

Deno.test("findFinishedRun() takes the newest on that data at that size", () =>
  inFolder(async (folder) => {
    const other = { options: { data: "names" } };
    const small = { options: { size: 32 } };
    await makeRun(folder, "vae-cedar-1");
    await makeRun(folder, "vae-cedar-2");
    await makeRun(folder, "vae-cedar-3", small);
    await makeRun(folder, "vae-names-1", other);
    const age = async (name: string, minutes: number) => {
      const time = new Date(Date.UTC(2024, 0, 1, 0, minutes));
      await Deno.utime(join(folder, name, "results.json"), time, time);
    };
    await age("vae-cedar-1", 2);
    await age("vae-cedar-2", 1);
    const found = await findFinishedRun(folder, { data: "cedar", size: 64 });
    strictEqual(found, join(folder, "vae-cedar-1"));
    await rejects(findFinishedRun(folder, { size: 128 }), UserError);
  }));
