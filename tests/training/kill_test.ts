/** kill -9 at random moments of the real command, and what is left then. */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "@std/path";
import { Random } from "@/engine/mod.ts";
import { decodeSafetensors } from "@/formats/mod.ts";
import type { TrainEvent } from "@/training/mod.ts";
import { linesOf, run, start, TINY, writeScans } from "../cli/_command.ts";
import { inFolder } from "./_folder.ts";

const KILLS = Deno.env.get("INKPRINT_SLOW") === "1" ? 20 : 3;
const STEPS = 20 * KILLS;

/** Starts the command and kills it after so many steps and milliseconds. */
async function killed(args: string, { steps, wait }: Moment) {
  const child = start("train_vae", `${args} --json --quiet`);
  let seen = 0;
  let kill: Promise<void> | undefined;
  for await (const line of linesOf(child.stdout)) {
    if (JSON.parse(line).type === "step") seen++;
    if (seen < steps) continue;
    kill ??= new Promise((done) => setTimeout(done, wait))
      .then(() => child.kill("SIGKILL"))
      .catch(() => {}); // it has come to its end before
  }
  await child.stderr.cancel();
  await kill;
  return (await child.status).signal;
}

interface Moment {
  steps: number;
  wait: number;
}

/** Asserts that what is there is whole. */
async function isWhole(path: string) {
  JSON.parse(await Deno.readTextFile(join(path, "config.json")));
  const files = await filesUnder(path);
  ok(files.some((file) => /step-\d+\.safetensors$/.test(file)));
  for (const file of files) {
    if (!file.endsWith(".safetensors")) continue;
    decodeSafetensors(await Deno.readFile(file));
  }
}

async function filesUnder(path: string): Promise<string[]> {
  const files: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(path)) {
    const one = join(path, name);
    files.push(...isDirectory ? await filesUnder(one) : [one]);
  }
  return files;
}

/** What both runs must agree in; arrays as hashes, to be compared quickly. */
async function outcome(path: string): Promise<Record<string, unknown>> {
  const read = (name: string) => Deno.readFile(join(path, name));
  const number = String(STEPS).padStart(6, "0");
  const last = await read(`checkpoints/step-${number}.safetensors`);
  const { tensors, metadata } = decodeSafetensors(last);
  const { trainer, progress } = JSON.parse(metadata.state);
  const variables = Object.entries(tensors)
    .map(([name, { data }]) => [name, hashOf(data)]);
  return {
    ...Object.fromEntries(variables),
    trainer: JSON.stringify(trainer),
    progress,
    best: hashOf(await read("checkpoints/best.safetensors")),
    model: hashOf(await read("model/vae.safetensors")),
    results: JSON.parse(await Deno.readTextFile(join(path, "results.json"))),
  };
}

function hashOf(data: NodeJS.ArrayBufferView): string {
  return createHash("sha256").update(data).digest("hex");
}

Deno.test(`train:vae goes on to the bit after ${KILLS} kills`, () =>
  inFolder(async (dir) => {
    const scans = join(dir, "scans");
    await writeScans(scans, 3);
    const often = `--steps ${STEPS} --checkpoint-every 3 --quiet`;
    const args = `--data ${scans} ${TINY} ${often}`;
    const unbroken = await run("train_vae", `${args} --out ${dir}/unbroken`);
    deepStrictEqual(unbroken, { code: 0, stdout: "", stderr: "" });

    const random = new Random(8);
    const path = join(dir, "broken/vae-scans-1");
    for (let kill = 0; kill < KILLS; kill++) {
      const command = kill === 0
        ? `${args} --out ${dir}/broken`
        : `--resume ${path}`;
      const steps = 1 + random.integer(30);
      const signal = await killed(command, { steps, wait: random.integer(40) });
      // Under 20 steps a kill on average; the last may find the run at its end.
      ok(signal === "SIGKILL" || kill > KILLS / 2, `kill ${kill} was late`);
      await isWhole(path);
    }
    const end = await run("train_vae", `--resume ${path} --quiet`);
    deepStrictEqual(end, { code: 0, stdout: "", stderr: "" });

    deepStrictEqual(
      await outcome(path),
      await outcome(`${dir}/unbroken/vae-scans-1`),
    );
    deepStrictEqual(
      (await filesUnder(path)).filter((file) => file.endsWith(".tmp")),
      [],
    );
    const events = (await Deno.readTextFile(join(path, "events.jsonl")))
      .trimEnd().split("\n").map((line): TrainEvent => JSON.parse(line));
    deepStrictEqual(
      events.filter(({ type }) => type === "step").map(({ step }) => step),
      Array.from({ length: STEPS }, (_, i) => i + 1),
    );
    strictEqual(events.at(-1)?.type, "done");
  }));
