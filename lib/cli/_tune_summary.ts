/** A search's outcome as a page for people. */
import { nameOf, signed } from "./_tune_board.ts";
import type { TunePlan } from "./_tune_plan.ts";
import {
  finalists,
  isUsualDone,
  ranked,
  type Standing,
} from "./_tune_standing.ts";

/** Trials in the table of the page; trials.tsv has all. */
const MOST_ROWS = 20;

/**
 * summary.md of a search.
 *
 * @param rows All trials; settings with the kind's own filled in
 */
export function tuneSummary(plan: TunePlan, rows: Standing[]): string {
  const { objective, space, of } = plan;
  const names = Object.keys(space);
  const shown = ranked(rows).slice(0, MOST_ROWS);
  const head = ["trial", "steps", `${objective} on valid`, ...names];
  return [
    `# Settings for train:${of}`,
    "",
    verdict(plan, rows),
    "",
    ...testTable(plan, rows),
    ...(shown.length > 1 // else nothing is drawn
      ? ["![settings and what came of them](parallel.png)", ""]
      : []),
    `| ${head.join(" | ")} |`,
    `| ${head.map(() => "---").join(" | ")} |`,
    ...shown.map((row) =>
      `| ${
        [
          nameOf(row.trial),
          row.steps,
          digits(signed(row.value, plan)),
          ...names.map((name) => row.settings[name]),
        ].join(" | ")
      } |`
    ),
    "",
    `${rows.length} trials begun, ${countFailed(rows)} of them failed; ` +
    "trials.tsv has all. Values at different steps are not to be compared.",
    "",
    "Each training had the same seed, data and split. Random search with " +
    "successive halving (ASHA, Li et al. 2020): " +
    `one in ${plan.eta} trains on to the next of ${plan.rungs} rungs, the ` +
    `last at step ${plan.fixed.steps}.`,
    "",
  ].join("\n");
}

function verdict(plan: TunePlan, rows: Standing[]): string {
  const top = finalists(rows, plan);
  const usual = top.find(({ trial }) => trial === 0);
  if (!isUsualDone(rows, plan) && plan.shard.count === 1) {
    return "The budget did not suffice to train the default settings to the " +
      "end, so nothing is chosen yet: go on with `--resume` and a longer " +
      "`--budget`.";
  }
  if (top.length === 0) return "No trial has come to its end yet.";
  const [best] = top;
  const all = `of ${top.length} that trained to the end`;
  const value = `${plan.objective} ${
    digits(signed(best.value, plan))
  } on valid`;
  if (best.trial === 0) {
    return `The default settings were already the best ${all}: ${value}.`;
  }
  const beaten = usual
    ? `, the default's ${digits(signed(usual.value, plan))}`
    : plan.shard.index === 1
    ? "; the default settings failed"
    : "";
  return `Trial ${best.trial} is the best ${all}: ${value}${beaten}. ` +
    `Its settings are in best.json: \`train:${plan.of} --config best.json\`.`;
}

/** Chosen on valid, read on test. */
function testTable(plan: TunePlan, rows: Standing[]): string[] {
  const read = rows.filter(({ test }) => test !== undefined);
  if (read.length === 0) {
    return [
      plan.shard.count > 1
        ? "Test was not read: this is one shard, and test is for the best of all."
        : "Test was not read yet.",
      "",
    ];
  }
  return [
    "Chosen on _valid_; on _test_ only these were read, once, at the end:",
    "",
    `| ${plan.objective} | valid | test |`,
    "| --- | --- | --- |",
    ...read.map((row) =>
      `| ${nameOf(row.trial)} | ${digits(signed(row.value, plan))} | ` +
      `${row.test == null ? "not reported" : digits(row.test)} |`
    ),
    "",
  ];
}

function countFailed(rows: Standing[]): number {
  return rows.filter(({ rung, value }) => rung >= 0 && value === Infinity)
    .length;
}

function digits(value: number): string {
  return String(Number(value.toPrecision(5)));
}
