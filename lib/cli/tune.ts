/**
 * `deno task tune`: looks for better settings than the defaults.
 *
 * list of trials → each trained for a while, the better ones further → the
 * best on valid → it and the defaults once on test → table, plot, best.json
 */
import { join } from "@std/path";
import { Journal } from "@/jobs/mod.ts";
import type { RunFolder } from "@/training/mod.ts";
import { quoted } from "./_shell.ts";
import { stopOnSignal } from "./_stop.ts";
import { TuneBoard } from "./_tune_board.ts";
import { secondsOf, TUNE_FLAGS } from "./_tune_options.ts";
import { openPlan, type TunePlan } from "./_tune_plan.ts";
import { reportTune } from "./_tune_report.ts";
import { Search, type TuneLine } from "./_tune_search.ts";
import {
  finalists,
  isTuneLine,
  isUsualDone,
  ranked,
  reserveOf,
  standingsOf,
} from "./_tune_standing.ts";
import {
  type Flags,
  readFlags,
  runCommand,
  shownPath,
  typedFlags,
} from "./flags.ts";
import { ProgressLine } from "./progress.ts";

const SPEC = {
  name: "tune",
  about: "Look for settings that train better than the defaults: random " +
    "trials, of which the better ones train on (ASHA).",
  flags: TUNE_FLAGS,
  examples: [
    "tune                                   # a VAE on signatures, 20 minutes",
    "tune --kind dcgan --data path/to/scans --budget 2h --workers 2",
    "tune --space space.json --trials 30    # look where you say",
    "tune --resume outputs/tune-vae-signatures-1 --budget 40m",
    "tune --trials 64 --shard 2/4           # the second of four machines",
    "train:vae --config outputs/tune-vae-signatures-1/best.json",
  ],
};

/** The command; its exit code. */
export async function main(args: string[]): Promise<number> {
  const flags = readFlags(SPEC, args);
  secondsOf(flags.budget); // refused before anything is made
  const line = new ProgressLine({ quiet: flags.quiet });
  const { plan, folder } = await openPlan(flags, typedFlags(SPEC, args));
  using stop = stopOnSignal(line);
  using journal = await Journal.open<TuneLine>(
    join(folder.path, "journal.jsonl"),
    isTuneLine,
  );
  try {
    line.note(`search: ${shownPath(folder.path)}`);
    const { signal } = stop;
    await tune({ flags, plan, folder, journal, line, signal });
    if (!signal.aborted) return 0;
    const name = quoted(shownPath(folder.path));
    line.note(`to go on: deno task tune --resume ${name}`);
    return 130;
  } finally {
    folder.close();
  }
}

interface Tuning {
  flags: Flags<typeof TUNE_FLAGS>;
  plan: TunePlan;
  folder: RunFolder;
  journal: Journal<TuneLine>;
  line: ProgressLine;
  signal: AbortSignal;
}

/** Searches within the budget, brings the best to its end, and reports. */
async function tune(
  { flags, plan, folder, journal, line, signal }: Tuning,
): Promise<void> {
  const budget = secondsOf(plan.budget);
  const start = performance.now() / 1000 - (journal.lines.at(-1)?.at ?? 0);
  const now = () => performance.now() / 1000 - start;
  const standings = () => standingsOf(journal.lines);
  using board = new TuneBoard({ plan, budget, now, line, standings });
  const search = new Search({
    ...{ path: folder.path, plan, journal, now },
    threads: threadsOf(plan),
    onLine(event) {
      if (flags.json) console.log(JSON.stringify(event));
      board.tell(event);
    },
  });
  try {
    const isOver = () => now() + reserveOf(standings(), plan) >= budget;
    await within(isOver, signal, (either) => search.run(either));
    await finish(search, { plan, standings, signal });
  } finally {
    board.done();
    await reportTune({ plan, folder, line, standings: standings() });
  }
}

/** Does work until it is over, or a signal. */
async function within(
  isOver: () => boolean,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const over = new AbortController();
  const timer = setInterval(() => isOver() && over.abort(), 1000);
  try {
    if (!isOver()) await work(AbortSignal.any([signal, over.signal]));
  } finally {
    clearInterval(timer);
  }
}

/** Trains the best of the others to its end, then reads test. */
async function finish(
  search: Search,
  { plan, standings, signal }: Pick<Tuning, "plan" | "signal"> & {
    standings: () => ReturnType<typeof standingsOf>;
  },
): Promise<void> {
  const isOneOfMany = plan.shard.count > 1;
  const isReady = isOneOfMany || isUsualDone(standings(), plan);
  if (signal.aborted || !isReady) return;
  const leader = ranked(standings()).find(({ trial }) => trial !== 0);
  const rung = plan.rungs - 1;
  if (leader && leader.rung < rung) {
    await search.train({ trial: leader.trial, rung }, signal);
  }
  // A shard has but a part of the trials: test is for the best of all.
  if (isOneOfMany) return;
  const [best, ...others] = finalists(standings(), plan);
  const usual = others.find(({ trial }) => trial === 0);
  for (const one of [usual, best]) {
    if (one && one.test === undefined && !signal.aborted) {
      await search.readTest(one.trial, signal);
    }
  }
}

/** Threads of each worker: the cores, shared fairly. */
export function threadsOf(
  { workers, threads }: { workers: number; threads: number },
): number[] {
  const cores = threads || navigator.hardwareConcurrency;
  const own = (lane: number) => Math.floor((cores + lane) / workers);
  return Array.from({ length: workers }, (_, lane) => Math.max(1, own(lane)));
}

if (import.meta.main) await runCommand(main);
