/**
 * `deno task bench`: milliseconds of a compiled training step, beside PyTorch
 * and TensorFlow's own Python.
 *
 * Python → a contest for each step of `steps/table.ts` → table, results file
 */
import * as z from "zod";
import { readFlags, resolveUserPath, runCommand } from "@/cli/flags.ts";
import { replaceFile } from "@/training/mod.ts";
import { type ContestOptions, holdContest } from "./_contest.ts";
import { describeMachine, thisMachine } from "./_machine.ts";
import { benchPython, pythonWithTensorFlow } from "./_python.ts";
import { type Row, rowOf, tableOf } from "./_row.ts";
import { STEPS } from "./steps/table.ts";

const SPEC = {
  name: "bench",
  about: "Measure training steps beside PyTorch's and tf.function's, in " +
    "turns in one run.",
  flags: {
    only: z.enum(STEPS.map(({ name }) => name)).optional()
      .describe("measure this step alone"),
    rounds: z.int().min(5).max(1000).default(9)
      .describe("how often each has its turn"),
    steps: z.int().min(1).max(1000).default(10)
      .describe("steps of a turn"),
    threads: z.int().min(1).max(127).default(2)
      .describe("threads of each"),
    compile: z.boolean().default(true)
      .describe("try torch.compile"),
    json: z.string().min(1).optional().meta({ value: "file" })
      .describe("where the results are written"),
  },
  examples: [
    "bench",
    "bench --only fcgan --rounds 15",
    "bench --json tests/bench/results/steps.json",
  ],
};

async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const report = (sentence: string) => console.error(sentence);
  const { load } = thisMachine(); // before we load it ourselves
  const python = await benchPython(report);
  const tensorflow = await pythonWithTensorFlow(python);
  const options: ContestOptions = { ...flags, python, tensorflow, report };
  const rows: Row[] = [];
  const versions: Record<string, string> = {};
  for (const step of STEPS) {
    if (flags.only && step.name !== flags.only) continue;
    report(step.about);
    const contest = await holdContest(step, options);
    for (const { about } of Object.values(contest.contestants)) {
      const [library, version] = about.library.split(" ");
      versions[library] = version;
    }
    rows.push(rowOf(step, contest, options));
  }
  const machine = { ...thisMachine(versions), load };
  console.log(tableOf(rows));
  console.log(`- ${describeMachine(machine)}`);
  if (!flags.json) return;
  const { rounds, threads } = flags;
  const results = JSON.stringify({ machine, rows, rounds, threads }, null, 2);
  await replaceFile(resolveUserPath(flags.json), results + "\n");
}

if (import.meta.main) await runCommand(main);
