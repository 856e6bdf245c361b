/** ASHA by hand: which trial trains on, and when. */
import { deepStrictEqual } from "node:assert/strict";
import {
  type Job,
  nextJob,
  type Outcome,
  promotable,
  rungSteps,
  type SearchState,
} from "@/jobs/mod.ts";

const ladder = { rungs: 3, eta: 3 };

/** All of these have ended; `[trial, rung, value]`. */
function ended(...ends: [number, number, number][]): SearchState {
  const outcomes = ends.map(([trial, rung, value]): Outcome => ({
    ...{ trial, rung, value },
  }));
  return { ladder, begun: outcomes, outcomes };
}

const NINE: [number, number, number][] = [9, 1, 8, 2, 7, 3, 6, 4, 5]
  .map((value, trial) => [trial, 0, value]);

Deno.test("promotable() takes one in eta, rounded down", () => {
  deepStrictEqual(promotable(ended(...NINE.slice(0, 2))), undefined);
  deepStrictEqual(promotable(ended(...NINE.slice(0, 3))), {
    trial: 1,
    rung: 1,
  });
  // Six have ended, so two may climb: after 1 comes 3.
  const one = ended(...NINE.slice(0, 6), [1, 1, 1]);
  deepStrictEqual(promotable(one), { trial: 3, rung: 1 });
  const two = ended(...NINE.slice(0, 6), [1, 1, 1], [3, 1, 1]);
  deepStrictEqual(promotable(two), undefined);
});

Deno.test("promotable() looks at the highest rung first", () => {
  const state = ended(...NINE, [1, 1, 6], [3, 1, 4], [5, 1, 5]);
  deepStrictEqual(promotable(state), { trial: 3, rung: 2 });
  const next = ended(...NINE, [1, 1, 6], [3, 1, 4], [5, 1, 5], [3, 2, 4]);
  deepStrictEqual(promotable(next), undefined);
});

Deno.test("promotable() promotes what was overtaken never twice, a failure never", () => {
  // 0 climbed when it was best; 1 and 2 are better now, and share one place.
  const state = ended([0, 0, 5], [1, 0, 4], [2, 0, 3], [0, 1, 5]);
  deepStrictEqual(promotable(state), { trial: 2, rung: 1 });
  const failed = ended([0, 0, Infinity], [1, 0, Infinity], [2, 0, Infinity]);
  deepStrictEqual(promotable(failed), undefined);
  deepStrictEqual(promotable(failed, 1), undefined);
});

Deno.test("promotable() lets the trial to be beaten climb by itself", () => {
  const always = 0;
  const first = { ...ended([0, 0, 9]), always };
  deepStrictEqual(promotable(first), { trial: 0, rung: 1 });
  const second = { ...ended([0, 0, 9], [0, 1, 9]), always };
  deepStrictEqual(promotable(second), { trial: 0, rung: 2 });
  const failed = { ...ended([0, 0, 9], [0, 1, 9], [0, 2, Infinity]), always };
  deepStrictEqual(promotable(failed), undefined);
});

/** Jobs that a list of trials takes, one after another; values by trial. */
function allJobs(values: number[], state: Partial<SearchState> = {}): string[] {
  const outcomes: Outcome[] = [];
  const trials = values.map((_, trial) => ({ trial, settings: {} }));
  const said: string[] = [];
  while (true) {
    const now = { ladder, begun: outcomes, outcomes, ...state };
    const job = nextJob(now, { trials, running: [] });
    if (!job) return said;
    said.push(`${job.trial}:${job.rung}`);
    outcomes.push({ ...job, value: values[job.trial] });
  }
}

Deno.test("nextJob() goes through a list, and ends with one at the top", () => {
  deepStrictEqual(
    allJobs([9, 1, 8, 2, 7, 3, 6, 4, 5]).join(" "),
    "0:0 1:0 2:0 1:1 3:0 4:0 5:0 3:1 6:0 7:0 8:0 5:1 1:2",
  );
  // Too few for one in three: the best climbs all the same.
  deepStrictEqual(allJobs([2, 1]).join(" "), "0:0 1:0 1:1 1:2");
  deepStrictEqual(
    allJobs([2, 1], { always: 0 }).join(" "),
    "0:0 0:1 0:2 1:0 1:1 1:2",
  );
  deepStrictEqual(allJobs([]), []);
});

Deno.test("nextJob() takes up first what was cut off, and waits for what runs", () => {
  const trials = [0, 1, 2].map((trial) => ({ trial, settings: {} }));
  const [a, b, c] = trials.map(({ trial }): Job => ({ trial, rung: 0 }));
  const state = { ladder, begun: [a, b, c], outcomes: [{ ...a, value: 1 }] };
  deepStrictEqual(nextJob(state, { trials, running: [] }), b);
  deepStrictEqual(nextJob(state, { trials, running: [b] }), c);
  deepStrictEqual(nextJob(state, { trials, running: [b, c] }), undefined);
});

Deno.test("rungSteps() ends at the steps and never falls to 0", () => {
  deepStrictEqual(rungSteps(2000, { rungs: 4, eta: 2 }), [
    250,
    500,
    1000,
    2000,
  ]);
  deepStrictEqual(rungSteps(2, { rungs: 3, eta: 3 }), [1, 1, 2]);
  deepStrictEqual(rungSteps(7, { rungs: 1, eta: 3 }), [7]);
});
