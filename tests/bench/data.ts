/**
 * `deno task bench:data`: how fast data is made and read.
 *
 * rows of commands → rounds, each a process of its own → table, results file
 */
import * as z from "zod";
import { readFlags, resolveUserPath, runCommand } from "@/cli/flags.ts";
import { ProgressLine } from "@/cli/progress.ts";
import { UserError } from "@/engine/mod.ts";
import { replaceFile } from "@/training/mod.ts";
import { type DataResult, dataResult, dataTable } from "./_data_report.ts";
import { DATA_ROWS, type DataRow } from "./_data_rows.ts";
import { describeMachine, thisMachine } from "./_machine.ts";
import { timedTask } from "./_timed_task.ts";

const SPEC = {
  name: "bench:data",
  about: "Time how data is made and read.",
  flags: {
    rows: z.string().min(1).optional().meta({ value: "names" })
      .describe("only these, divided by commas"),
    rounds: z.int().min(1).max(20).default(3)
      .describe("how often each is run"),
    json: z.string().min(1).optional().meta({ value: "file" })
      .describe("where the results are written"),
  },
  examples: [
    "bench:data --json tests/bench/results/data.json",
    "bench:data --rows signatures-64 --rounds 1",
  ],
};

async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "bench" });
  const machine = thisMachine(); // before we load it ourselves
  const results: DataResult[] = [];
  for (const row of chosenRows(flags.rows)) {
    line.note(`${row.name}: ${row.about}`);
    results.push(await measure(row, flags.rounds));
  }
  console.log(dataTable(results));
  console.log(`\n- ${describeMachine(machine)}`);
  if (flags.json === undefined) return;
  const text = JSON.stringify({ machine, rows: results }, null, 2) + "\n";
  await replaceFile(resolveUserPath(flags.json), text);
}

function chosenRows(names?: string): DataRow[] {
  if (names === undefined) return DATA_ROWS.filter(({ isLong }) => !isLong);
  return names.split(",").map((name) => {
    const row = DATA_ROWS.find((row) => row.name === name);
    if (row) return row;
    const known = DATA_ROWS.map(({ name }) => name).join(", ");
    throw new UserError(`--rows must be of ${known}: current value is ${name}`);
  });
}

/** Each round in a folder of its own, which goes with it. */
async function measure(row: DataRow, rounds: number): Promise<DataResult> {
  const all = [];
  for (let round = 0; round < rounds; round++) {
    const dir = await Deno.makeTempDir({ prefix: "inkprint-bench-" });
    try {
      await row.prepare?.(dir);
      all.push(await timedTask(row.task, row.args.replaceAll("DIR", dir)));
    } finally {
      await Deno.remove(dir, { recursive: true });
    }
  }
  return dataResult(row, all);
}

if (import.meta.main) await runCommand(main);
