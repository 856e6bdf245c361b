/** A finished VAE run of ours: what it was, how long, and how good. */
import { basename, join } from "@std/path";
import type { RunConfig } from "@/cli/_run_config.ts";
import type { VaeConfig } from "@/cli/_vae_options.ts";
import type { VaeResults } from "@/cli/_vae_summary.ts";
import { UserError } from "@/engine/mod.ts";
import { readConfig, type TrainEvent } from "@/training/mod.ts";

/** What is compared with PyTorch. */
export interface FinishedRun {
  /** Of its folder. */
  name: string;
  config: RunConfig<VaeConfig>;
  results: VaeResults;
  /** Steps in all, and those of the weights that were kept. */
  steps: number;
  bestStep: number;
  /** Of training, looks at valid included, all sessions together. */
  seconds: number;
}

/** Which run is looked for, where none is named. */
export interface Wanted {
  /** Resolved folder, or `signatures` */
  data?: string;
  size?: number;
}

/**
 * Reads a run.
 *
 * @throws {UserError} If it is no VAE's, has not ended, or its likelihood has
 *   no entropy floor
 */
export async function readFinishedRun(path: string): Promise<FinishedRun> {
  const config = await readConfig(path) as RunConfig<VaeConfig>;
  if (config.kind !== "vae") {
    throw new UserError(`${path} is not the run of a VAE: ${config.kind}`);
  }
  if (config.options.likelihood !== "bce") {
    throw new UserError(
      `${path} must have --likelihood bce to be compared: ` +
        `current value is ${config.options.likelihood}`,
    );
  }
  const read = (name: string) =>
    Deno.readTextFile(join(path, name)).catch(() => {
      throw new UserError(`${path} is not finished: there is no ${name} in it`);
    });
  const results: VaeResults = JSON.parse(await read("results.json"));
  const events: TrainEvent[] = (await read("events.jsonl"))
    .split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const done = events.findLast((event) => event.type === "done");
  if (!done) throw new UserError(`${path} is not finished: it can be resumed`);
  return {
    name: basename(path),
    config,
    results,
    steps: done.step,
    bestStep: done.best?.step ?? done.step,
    seconds: trainingSeconds(events),
  };
}

/** Sessions one after another: each counts its seconds from 0. */
export function trainingSeconds(events: TrainEvent[]): number {
  let all = 0;
  let session = 0;
  for (const event of events) {
    if (event.type === "start") [all, session] = [all + session, 0];
    else if (event.type === "step") session = event.seconds;
  }
  return all + session;
}

/**
 * The newest finished VAE run on certain data.
 *
 * @param outputs Where run folders are
 * @throws {UserError} If there is none
 */
export async function findFinishedRun(
  outputs: string,
  { data, size }: Wanted,
): Promise<string> {
  const found: { path: string; time: number }[] = [];
  const names = await Array.fromAsync(Deno.readDir(outputs)).catch(() => []);
  for (const { name } of names) {
    const path = join(outputs, name);
    const done = await Deno.stat(join(path, "results.json"))
      .catch(() => undefined);
    if (!name.startsWith("vae-") || !done) continue;
    const { options } = await readConfig(path) as RunConfig<VaeConfig>;
    if (data !== undefined && options.data !== data) continue;
    if (size !== undefined && options.size !== size) continue;
    found.push({ path, time: done.mtime?.getTime() ?? 0 });
  }
  found.sort((a, b) => b.time - a.time);
  if (found.length > 0) return found[0].path;
  const on = data === undefined ? "" : ` on ${data}`;
  const at = size === undefined ? "" : ` at size ${size}`;
  throw new UserError(
    `There is no finished VAE run${on}${at} in ${outputs}: train one first`,
  );
}
