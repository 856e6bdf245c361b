/** kill -9 at random moments of the real command, and what is left then. */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "@std/path";
import { Random } from "@/engine/mod.ts";
import { decodeSafetensors } from "@/formats/mod.ts";
import type { TrainEvent } from "@/training/mod.ts";
import {
  type CommandName,
  linesOf,
  run,
  start,
  writeScans,
} from "../cli/_command.ts";
import { isSampled, isSlow } from "../_how_slow.ts";
import { inFolder } from "./_folder.ts";

const TINY = "--size 32 --latent-dim 4 --batch 8 --threads 1";

/** A kind of run, and where in its folder what it trained lies. */
interface Kind {
  command: CommandName;
  /** How its folders' names begin */
  kind: string;
  flags: string;
  /** The file of the model in each run that it is made of */
  models: Record<string, string>;
  /** Kills in the sample; each costs seconds */
  kills: number;
}

const KINDS: Kind[] = [
  {
    command: "train_vae",
    kind: "vae",
    flags: "--width 4 --conditional --checkpoint-every 3",
    models: { ".": "vae" },
    kills: 3,
  },
  {
    command: "train_gan",
    kind: "gan",
    flags: "--diff-augment adaptive --r1 1 --penalty-every 4 --mix 20 " +
      "--checkpoint-every 7",
    models: { ".": "generator" },
    kills: 1,
  },
  {
    command: "train_dcgan",
    kind: "dcgan",
    flags: "--width 4 --conditional --instance-noise 0.1 --noise-steps 15 " +
      "--checkpoint-every 3",
    models: { ".": "generator" },
    kills: 1,
  },
  {
    command: "train_vae_gan",
    kind: "vae-gan",
    flags: "--width 4 --mix 20 --checkpoint-every 3",
    models: { vae: "vae", gan: "generator" },
    kills: 0, // its halves are killed above
  },
];

/** Starts the command and kills it after so many steps and milliseconds. */
async function killed(
  command: CommandName,
  args: string,
  { steps, wait }: Moment,
) {
  const child = start(command, `${args} --json --quiet`);
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
async function outcome(
  path: string,
  { steps, model }: { steps: number; model: string },
): Promise<Record<string, unknown>> {
  const read = (name: string) => Deno.readFile(join(path, name));
  const number = String(steps).padStart(6, "0");
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
    model: hashOf(await read(`model/${model}.safetensors`)),
    results: JSON.parse(await Deno.readTextFile(join(path, "results.json"))),
  };
}

function hashOf(data: NodeJS.ArrayBufferView): string {
  return createHash("sha256").update(data).digest("hex");
}

/** Asserts that every step was told once, and the end at the end. */
async function isTold(path: string, steps: number) {
  const events = (await Deno.readTextFile(join(path, "events.jsonl")))
    .trimEnd().split("\n").map((line): TrainEvent => JSON.parse(line));
  deepStrictEqual(
    events.filter(({ type }) => type === "step").map(({ step }) => step),
    Array.from({ length: steps }, (_, i) => i + 1),
  );
  strictEqual(events.at(-1)?.type, "done");
}

/** Kills a run that goes on each time; its end must be an unbroken one's. */
async function killAgainAndAgain(
  { command, kind, flags, models }: Kind,
  kills: number,
  dir: string,
) {
  const scans = join(dir, "scans");
  await writeScans(scans, 3);
  const parts = Object.entries(models);
  const steps = Math.ceil(20 * (kills + 1) / parts.length);
  const often = `--steps ${steps} --quiet`;
  const args = `--data ${scans} ${TINY} ${flags} ${often}`;
  const clean = { code: 0, stdout: "", stderr: "" };
  const [whole, path] = ["unbroken", "broken"]
    .map((one) => join(dir, one, `${kind}-scans-1`));
  deepStrictEqual(await run(command, `${args} --out ${dir}/unbroken`), clean);

  const random = new Random(8);
  for (let kill = 0; kill < kills; kill++) {
    const asked = kill === 0
      ? `${args} --out ${dir}/broken`
      : `--resume ${path}`;
    const moment = { steps: 1 + random.integer(30), wait: random.integer(40) };
    const signal = await killed(command, asked, moment);
    // Under 20 steps a kill on average; the last may find the run at its end.
    ok(signal === "SIGKILL" || kill > kills / 2, `kill ${kill} was late`);
    await isWhole(path);
  }
  deepStrictEqual(await run(command, `--resume ${path} --quiet`), clean);

  for (const [part, model] of parts) {
    deepStrictEqual(
      await outcome(join(path, part), { steps, model }),
      await outcome(join(whole, part), { steps, model }),
    );
    await isTold(join(path, part), steps);
  }
  deepStrictEqual(
    (await filesUnder(path)).filter((file) => file.endsWith(".tmp")),
    [],
  );
}

for (const kind of KINDS) {
  const kills = isSlow ? 20 : kind.kills;
  Deno.test({
    name: `${kind.command} goes on to the bit after kills: ${kills}`,
    ignore: !isSampled || kills === 0,
    fn: () => inFolder((dir) => killAgainAndAgain(kind, kills, dir)),
  });
}
