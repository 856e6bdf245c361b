/** The search for settings: jobs side by side, each noted in the journal. */
import { join } from "@std/path";
import { UserError } from "@/engine/mod.ts";
import {
  inLanes,
  type Job,
  type Journal,
  nextJob,
  rungSteps,
  type SearchState,
  type Settings,
  shardOf,
  type Trial,
  trialsOf,
} from "@/jobs/mod.ts";
import type { TunePlan } from "./_tune_plan.ts";
import { settled } from "./_tune_space.ts";
import { judgeTrial, runOf, trainTrial, type TrialEnd } from "./_tune_trial.ts";

/** What the journal of a search says; `at` is in seconds of searching. */
export type TuneLine =
  & { trial: number; at: number }
  & (
    | { type: "begin"; rung: number; settings: Settings }
    | TuneEnd
    | { type: "test"; value: number | null }
  );

/** A trial has come to a rung; `value` is null if it failed. */
export type TuneEnd =
  & { type: "end"; rung: number; steps: number; value: number | null }
  & { seconds: number; at: number; trial: number }
  & Omit<TrialEnd, "value">;

/** What a search works with. */
export interface SearchOptions {
  /** The folder of the search */
  path: string;
  plan: TunePlan;
  journal: Journal<TuneLine>;
  /** Threads of each worker; as many as there are */
  threads: number[];
  /** Seconds of searching, those before a resume included */
  now: () => number;
  onLine: (line: TuneLine) => void;
}

/** Does the jobs of a search. */
export class Search {
  #options: SearchOptions;
  #running: Job[] = [];

  constructor(options: SearchOptions) {
    this.#options = options;
  }

  /** All trials of this shard, in order. */
  *trials(): Generator<Trial> {
    const { plan: { space, seed, trials = Infinity, shard } } = this.#options;
    for (const one of shardOf(trialsOf(space, seed), shard)) {
      if (one.trial >= trials) return;
      yield one;
    }
  }

  /** What has begun and ended. */
  state(): SearchState {
    const { plan, journal: { lines } } = this.#options;
    return {
      ladder: plan,
      begun: lines.filter((line) => line.type === "begin"),
      outcomes: lines.filter((line) => line.type === "end")
        .map(({ value, ...job }) => ({ ...job, value: value ?? Infinity })),
      always: 0, // the defaults, which are to be beaten
    };
  }

  /** Trains until nothing is left, or a signal. */
  async run(signal: AbortSignal): Promise<void> {
    const failed = new AbortController();
    const either = AbortSignal.any([signal, failed.signal]);
    await inLanes<Job>({
      lanes: this.#options.threads.length,
      next: () => {
        const how = { trials: this.trials(), running: this.#running };
        return either.aborted ? undefined : nextJob(this.state(), how);
      },
      work: (job, lane) =>
        this.train(job, either, lane).catch((error) => {
          failed.abort(); // the others need not go on
          throw error;
        }),
    });
  }

  /** Trains one up to its rung, and notes how good it is. */
  async train(job: Job, signal: AbortSignal, lane = 0): Promise<void> {
    this.#running.push(job);
    try {
      await this.#train(job, signal, lane);
    } finally {
      this.#running.splice(this.#running.indexOf(job), 1);
    }
  }

  async #train(job: Job, signal: AbortSignal, lane: number): Promise<void> {
    const { plan, now } = this.#options;
    const { trial, rung } = job;
    const steps = rungSteps(plan.fixed.steps, plan)[rung];
    const folder = this.#folderOf(trial, lane);
    const begin = now();
    const { settings } = folder;
    await this.#note({ type: "begin", trial, rung, settings, at: begin });
    const end = await trainTrial(folder, { until: steps, signal });
    if (!end) return;
    const judged = await judgeTrial(await runOf(folder.path), end, plan);
    if (judged.reason === "failed" && trial === 0) {
      throw new UserError(`The default settings fail: ${judged.message}`);
    }
    const { value } = judged;
    await this.#note({
      ...{ type: "end", trial, rung, steps, ...judged },
      value: value < Infinity ? value : null,
      seconds: now() - begin,
      at: now(),
    });
  }

  /** Lets a trained trial report on test: done once, for what is chosen. */
  async readTest(trial: number, signal: AbortSignal): Promise<void> {
    const { plan: { objective }, now } = this.#options;
    const folder = this.#folderOf(trial, 0);
    const end = await trainTrial(folder, { signal });
    if (!end) return;
    if (end.code !== 0) throw new UserError(end.lastWord);
    const run = await runOf(folder.path);
    const text = await Deno.readTextFile(join(run!, "results.json"));
    const results = JSON.parse(text);
    const value = results.test?.[objective] ?? results[objective] ?? null;
    await this.#note({ type: "test", trial, value, at: now() });
  }

  #folderOf(trial: number, lane: number) {
    const { path, plan, threads } = this.#options;
    const { of: kind, engine, fixed } = plan;
    const drawn = this.trials().find((one) => one.trial === trial)!;
    return {
      path: join(path, "trials", String(trial).padStart(3, "0")),
      kind,
      settings: settled({ ...fixed, ...drawn.settings }),
      engine,
      threads: threads[lane],
    };
  }

  async #note(line: TuneLine): Promise<void> {
    await this.#options.journal.append(line);
    this.#options.onLine(line);
  }
}
