import type { Trial } from "./search_space.ts";

/** Rungs of training: each is `eta` times as long as the one below. */
export interface Ladder {
  rungs: number;
  eta: number;
}

/** A trial to be trained up to a rung; the lowest is 0. */
export interface Job {
  trial: number;
  rung: number;
}

/** How good a trial was at a rung; lower is better, Infinity if it failed. */
export interface Outcome extends Job {
  value: number;
}

/**
 * How many steps each rung has, the lowest first.
 *
 * @param steps Of the highest
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * deepStrictEqual(rungSteps(400, { rungs: 3, eta: 3 }), [44, 133, 400]);
 * ```
 */
export function rungSteps(steps: number, { rungs, eta }: Ladder): number[] {
  return Array.from(
    { length: rungs },
    (_, rung) => Math.max(1, Math.round(steps / eta ** (rungs - 1 - rung))),
  );
}

/** What is known when the next job is asked for. */
export interface SearchState {
  ladder: Ladder;
  /** Jobs that have begun, ended or not */
  begun: readonly Job[];
  outcomes: readonly Outcome[];
  /** A trial that climbs whatever the others do: the one to be beaten */
  always?: number;
}

/**
 * The trial that has earned the next rung, if any has.
 *
 * ```text
 * for k = K - 1, …, 1, 0:
 *   candidates ← top_k(rung k, |rung k| / η)
 *   promotable ← { t ∈ candidates : t not already promoted }
 *   if |promotable| > 0: return promotable[0], k + 1
 * ```
 * Source: Li et al. 2020, algorithm 2 (ASHA), https://arxiv.org/abs/1810.05934
 *
 * @param state What has begun and ended
 * @param atLeast 1 lets the best of each rung climb, however few there are:
 * for the end, when no trial is to come
 *
 * @example Of three at the lowest rung the best climbs
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const outcomes = [7, 5, 6].map((value, trial) => ({ trial, rung: 0, value }));
 * const ladder = { rungs: 2, eta: 3 };
 * const state = { ladder, begun: outcomes, outcomes };
 * deepStrictEqual(promotable(state), { trial: 1, rung: 1 });
 * ```
 */
export function promotable(
  { ladder, begun, outcomes, always }: SearchState,
  atLeast = 0,
): Job | undefined {
  const isPromoted = ({ trial, rung }: Job) =>
    begun.some((job) => job.trial === trial && job.rung === rung + 1);
  for (let rung = ladder.rungs - 2; rung >= 0; rung--) {
    const ended = outcomes.filter((outcome) => outcome.rung === rung)
      .sort(byValue);
    const share = Math.floor(ended.length / ladder.eta);
    const top = ended.slice(0, Math.max(atLeast, share))
      .filter(({ value }) => value < Infinity);
    const first = ended.filter(({ trial }) => trial === always);
    const next = [...first, ...top].find((outcome) => !isPromoted(outcome));
    if (next) return { trial: next.trial, rung: rung + 1 };
  }
}

/** The better before the worse; of equals the earlier trial. */
export function byValue(a: Outcome, b: Outcome): number {
  return a.value < b.value ? -1 : a.value > b.value ? 1 : a.trial - b.trial;
}

/**
 * The next job: what was cut off, what has earned a rung, a new trial; when
 * the list is at its end and nothing runs, the best of each rung climbs.
 *
 * @param state What has begun and ended
 * @param list `trials` in their order, and jobs that are `running` now
 */
export function nextJob(
  state: SearchState,
  { trials, running }: { trials: Iterable<Trial>; running: readonly Job[] },
): Job | undefined {
  const { begun, outcomes } = state;
  const isIn = (jobs: readonly Job[], { trial, rung }: Job) =>
    jobs.some((job) => job.trial === trial && job.rung === rung);
  const cutOff = begun
    .find((job) => !isIn(outcomes, job) && !isIn(running, job));
  const next = cutOff ?? promotable(state);
  if (next) return next;
  for (const { trial } of trials) {
    const job = { trial, rung: 0 };
    if (!isIn(begun, job)) return job;
  }
  return running.length > 0 ? undefined : promotable(state, 1);
}
