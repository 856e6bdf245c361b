/** One trial of a search: a run folder, trained up to a step, then further. */
import { join } from "@std/path";
import { UserError } from "@/engine/mod.ts";
import { runProgram, type Settings } from "@/jobs/mod.ts";
import type { Reason, TrainEvent } from "@/training/mod.ts";
import { TAKEN } from "@/training/run_folder.ts";
import { namesIn, replaceFile } from "@/training/run_folder_files.ts";
import type { Kind } from "./_tune_options.ts";

const ROOT = join(import.meta.dirname!, "../..");

/** A trial's folder, and how its runs are started. */
export interface TrialFolder {
  /** Holds settings.json, and a folder for each start of the run */
  path: string;
  kind: Kind;
  settings: Settings;
  engine: string;
  threads: number;
}

/** How far a trial is, and how good. */
export interface TrialEnd {
  /** Infinity if it failed */
  value: number;
  reason: Reason | "failed";
  /** Why, if it failed */
  message?: string;
}

/**
 * Trains a trial up to a step, from its last checkpoint if it has begun.
 *
 * @param how.until The step that it pauses after; none: to its end and report
 * @param how.start Starts the training
 * @returns Nothing if it was stopped before
 * @throws {UserError} If the command will have none of it
 */
export async function trainTrial(
  trial: TrialFolder,
  { until, signal, start = runProgram }: {
    until?: number;
    signal: AbortSignal;
    start?: typeof runProgram;
  },
): Promise<{ code: number; lastWord: string } | undefined> {
  const pause = until === undefined ? [] : ["--until", String(until)];
  const run = await runOf(trial.path);
  const how = run ? ["--resume", run] : await newRun(trial);
  const [, ...task] = await taskOf(trial.kind);
  const args = [...task, ...how, ...pause, "--quiet"];
  for (;;) {
    if (run) await endOrphan(run, signal);
    if (signal.aborted) return;
    const end = await start(Deno.execPath(), args, { cwd: ROOT, signal });
    if (signal.aborted) return;
    // A training that was left behind while it started may come before this.
    if (!end.lastWord.endsWith(TAKEN)) return end;
  }
}

/** What is typed for a trial's first session. */
async function newRun(
  { path, settings, engine, threads }: TrialFolder,
): Promise<string[]> {
  const file = join(path, "settings.json");
  await replaceFile(file, JSON.stringify(settings, null, 2) + "\n");
  const compute = ["--engine", engine, "--threads", String(threads)];
  return ["--config", file, "--out", await newStart(path), ...compute];
}

/** The command of a task: the permissions stand in one place. */
async function taskOf(kind: Kind): Promise<string[]> {
  const { tasks } = JSON.parse(
    await Deno.readTextFile(join(ROOT, "deno.json")),
  );
  return tasks[`train:${kind}`].split(" ");
}

/**
 * The run's folder in a trial's, if it has begun.
 *
 * Each start has a folder of its own, and the last one counts: what a killed
 * search has left behind may begin a run later than the search that goes on.
 */
export async function runOf(path: string): Promise<string | undefined> {
  for (const start of (await startsIn(path)).reverse()) {
    const starts = await namesIn(join(path, String(start)));
    const run = starts.length > 0 && join(path, String(start), starts[0]);
    if (run && await isThere(join(run, "config.json"))) return run;
  }
}

/** A new folder for a start: 1, 2, … */
async function newStart(path: string): Promise<string> {
  const last = (await startsIn(path)).at(-1) ?? 0;
  const folder = join(path, String(last + 1));
  await Deno.mkdir(folder, { recursive: true });
  return folder;
}

async function startsIn(path: string): Promise<number[]> {
  return (await namesIn(path)).map(Number).filter(Number.isInteger)
    .sort((a, b) => a - b);
}

function isThere(file: string): Promise<boolean> {
  return Deno.stat(file).then(() => true, () => false);
}

/** A search that was killed leaves a training behind: it is asked to stop. */
async function endOrphan(run: string, signal: AbortSignal): Promise<void> {
  using lock = await Deno.open(join(run, ".lock"), {
    write: true,
    create: true,
  });
  while (!signal.aborted && !await lock.tryLock(true)) {
    await Deno.writeTextFile(join(run, "STOP"), "");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await Deno.remove(join(run, "STOP")).catch(() => {});
}

/**
 * What a run says of itself: the score of the weights that it keeps.
 *
 * @param objective A score of valid
 * @throws {UserError} If there is no such score
 */
export async function judgeTrial(
  run: string | undefined,
  end: { code: number; lastWord: string },
  { objective, maximize }: { objective: string; maximize: boolean },
): Promise<TrialEnd> {
  const events = run ? await eventsOf(run) : [];
  const reason = events.findLast((event) => event.type === "done")?.reason;
  if (end.code !== 0) {
    const isBad = reason === "diverged" || reason === "collapsed";
    const why = isBad ? reason : "failed";
    return { value: Infinity, reason: why, message: end.lastWord };
  }
  const looks = events.filter((event) => event.type === "epoch");
  const best = looks.findLast(({ isBest }) => isBest)?.valid;
  if (!best) return { value: Infinity, reason: "failed", message: "no look" };
  const value = best[objective];
  if (value === undefined) {
    throw new UserError(
      `--objective must be one of ${Object.keys(best).join(", ")}: ` +
        `current value is ${objective}`,
    );
  }
  return { value: maximize ? -value : value, reason: reason! };
}

async function eventsOf(run: string): Promise<TrainEvent[]> {
  const text = await Deno.readTextFile(join(run, "events.jsonl"))
    .catch(() => ""); // it failed before its first event
  // What comes after the last line's end was torn by a kill or a full disk.
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  return whole.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}
