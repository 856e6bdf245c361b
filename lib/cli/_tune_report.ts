/** What a search leaves for people: a table, a plot, the best settings. */
import type { Settings } from "@/jobs/mod.ts";
import type { RunFolder } from "@/training/mod.ts";
import { parallelCoordinates, toPng, toSvg } from "@/viz/mod.ts";
import { quoted } from "./_shell.ts";
import { nameOf, signed } from "./_tune_board.ts";
import { recipeOf } from "./_tune_options.ts";
import type { TunePlan } from "./_tune_plan.ts";
import { finalists, ranked, type Standing } from "./_tune_standing.ts";
import { tuneSummary } from "./_tune_summary.ts";
import { defaultsOf, shownPath } from "./flags.ts";
import type { ProgressLine } from "./progress.ts";

/** What the report is about. */
export interface TuneReportInputs {
  plan: TunePlan;
  folder: RunFolder;
  standings: Standing[];
  line: ProgressLine;
}

/** Writes everything down, however far the search came. */
export async function reportTune(
  { plan, folder, standings, line }: TuneReportInputs,
): Promise<void> {
  const usual = usualSettings(plan);
  const rows = standings.map(({ settings, ...one }) => ({
    ...one,
    settings: { ...usual, ...settings },
  }));
  await folder.write("trials.tsv", tableOf(plan, rows));
  await drawPlot(plan, folder, rows);
  const [best] = finalists(standings, plan);
  if (best) {
    const text = JSON.stringify(best.settings, null, 2) + "\n";
    await folder.write("best.json", text);
  }
  await folder.write("summary.md", tuneSummary(plan, rows));
  const path = shownPath(folder.path);
  if (best) {
    line.note(
      best.trial === 0
        ? "the default settings are the best that was found"
        : `best: ${nameOf(best.trial)}: deno task train:${plan.of} ` +
          `--config ${quoted(`${path}/best.json`)}`,
    );
  }
  line.note(`look at ${path}/summary.md`);
}

/** The kind's own values of what is looked for. */
function usualSettings({ space, of, fixed }: TunePlan): Settings {
  const { flags, presets } = recipeOf(of);
  const all = { ...defaultsOf(flags), ...presets[String(fixed.preset)] };
  const names = Object.keys(space);
  return Object.fromEntries(names.map((name) => [name, all[name as never]]));
}

/** One line a trial; values as they were measured. */
export function tableOf(plan: TunePlan, rows: Standing[]): string {
  const names = Object.keys(plan.space);
  const head = ["trial", "steps", plan.objective, "test", "seconds", "state"];
  const lines = rows.map((row) => [
    row.trial,
    row.steps,
    row.value < Infinity ? signed(row.value, plan) : "",
    row.test ?? "",
    row.seconds.toFixed(0),
    row.reason,
    ...names.map((name) => row.settings[name]),
  ]);
  return [[...head, ...names], ...lines].map((line) => line.join("\t") + "\n")
    .join("");
}

async function drawPlot(
  plan: TunePlan,
  folder: RunFolder,
  rows: Standing[],
): Promise<void> {
  const good = ranked(rows);
  if (good.length < 2) return;
  const [best] = finalists(rows, plan);
  const lines = good.toReversed(); // the best on top
  const svg = await toSvg(parallelCoordinates({
    title: `${plan.objective} on valid, by settings`,
    axes: [
      ...Object.entries(plan.space).map(([name, dimension]) => ({
        name,
        values: lines.map(({ settings }) => settings[name]),
        log: "scale" in dimension && dimension.scale === "log",
        even: "choices" in dimension,
      })),
      { name: "steps", values: lines.map(({ steps }) => steps), even: true },
      {
        name: plan.objective,
        values: lines.map(({ value }) => signed(value, plan)),
      },
    ],
    named: [
      { line: lines.findIndex(({ trial }) => trial === 0), name: "default" },
      {
        line: lines.findIndex(({ trial }) => trial === best?.trial),
        name: best && best.trial !== 0 ? `best: trial ${best.trial}` : "",
      },
    ].filter(({ line, name }) => line >= 0 && name !== ""),
    isLowBest: !plan.maximize,
  }));
  await folder.write("parallel.svg", svg);
  await folder.write("parallel.png", await toPng(svg));
}
