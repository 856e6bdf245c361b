/** A run of any kind in its folder: loop of events → report. */
import { UserError } from "@/engine/mod.ts";
import { type RunFolder, train, type TrainEvent } from "@/training/mod.ts";
import type { Dataset } from "@/data/mod.ts";
import { followRun } from "./_follow_run.ts";
import { plotted } from "./_live_plot.ts";
import type { Building, CommonConfig, Recipe, Session } from "./_recipe.ts";
import { quoted } from "./_shell.ts";
import { splitTable } from "./_split_table.ts";
import { shownPath } from "./flags.ts";
import type { ProgressLine } from "./progress.ts";

/** All that was decided of a run. */
export interface Decided<Config> {
  config: Config;
  data: Dataset;
  building: Building;
  folder: RunFolder;
  line: ProgressLine;
  signal: AbortSignal;
  session: Pick<Session, "minutes" | "until" | "json" | "plot">;
}

/**
 * Trains to the end, or until the user has enough, and reports.
 *
 * @returns Whether there is nothing left to do
 * @throws {UserError} If the run diverged or collapsed
 */
export async function runToEnd<Config extends CommonConfig>(
  recipe: Recipe<Config>,
  { config, data, building, folder, line, session, signal }: Decided<Config>,
): Promise<boolean> {
  const shown = shownPath(folder.path);
  line.note(`run: ${shown}`);
  await folder.write("split.tsv", splitTable(data));
  const events = train(building.trainer, {
    ...config,
    bestBy: recipe.bestBy,
    validateEvery: recipe.validateEvery,
    sampleEvery: recipe.sampleEvery,
    minutes: session.minutes,
    until: session.until,
    signal,
    folder,
  });
  const shownEvents = session.plot ? plotted(events, line) : events;
  const { json } = session;
  const done = await followRun(shownEvents, { folder, line, json });
  if (done.reason === "diverged") throw diverged(shown);
  const isPaused = session.until !== undefined;
  if (done.best && !isPaused) await building.report(folder, line);
  if (done.reason === "collapsed") throw collapsed(shown);
  return !isPaused && !UNFINISHED.includes(done.reason);
}

type Reason = Extract<TrainEvent, { type: "done" }>["reason"];
const UNFINISHED: Reason[] = ["stopped", "minutes", "paused"];

function collapsed(run: string): UserError {
  return new UserError(
    `The run collapsed again and again: the health lines above and in ${run}` +
      "/events.jsonl say why, and what helps",
  );
}

function diverged(run: string): UserError {
  return new UserError(
    "The losses are no numbers any more: go on from the last checkpoint with " +
      `--resume ${quoted(run)} and a lower --learning-rate`,
  );
}
