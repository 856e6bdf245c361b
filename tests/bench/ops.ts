/**
 * `deno task bench:ops`: where the time of a training step goes, by its ops.
 *
 * a step → each of its ops timed alone as it is traced → a table, beside the
 * whole step, compiled
 */
import * as z from "zod";
import { readFlags, runCommand } from "@/cli/flags.ts";
import { currentBackend } from "@/engine/backend.ts";
import { openEngine } from "@/engine/mod.ts";
import { median } from "./_statistics.ts";
import { type TimedOp, watchOps } from "./_watch_ops.ts";
import { STEPS } from "./steps/table.ts";

const SPEC = {
  name: "bench:ops",
  about: "Time each op of a training step alone, and the step as a whole.",
  flags: {
    step: z.enum(STEPS.map(({ name }) => name)).default("fcgan")
      .describe("which one"),
    rows: z.int().min(1).max(1000).default(15)
      .describe("how many ops are listed, the longest first"),
    rounds: z.int().min(1).max(1000).default(15)
      .describe("steps that are timed as a whole"),
    threads: z.int().min(1).max(127).default(2)
      .describe("threads of TensorFlow"),
  },
  examples: ["bench:ops", "bench:ops --step dcgan --rows 30"],
};

async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  await openEngine({ engine: "tensorflow", threads: flags.threads });
  const step = STEPS.find(({ name }) => name === flags.step)!.open();
  const ops = watchOps(currentBackend()!.binding, () => void step.run())
    .sort((a, b) => b.ms - a.ms);
  const whole = median(Array.from({ length: flags.rounds }, () => {
    const start = performance.now();
    step.run();
    return performance.now() - start;
  }));
  console.log("| op | tensors | times | ms together |");
  console.log("| --- | --- | --- | --- |");
  for (const { name, shapes, count, ms } of ops.slice(0, flags.rows)) {
    console.log(`| ${name} | ${shapes} | ${count} | ${ms.toFixed(2)} |`);
  }
  console.log("\n| ops by name | times | ms together |\n| --- | --- | --- |");
  for (const { name, count, ms } of byName(ops).slice(0, flags.rows)) {
    console.log(`| ${name} | ${count} | ${ms.toFixed(2)} |`);
  }
  const sum = ops.reduce((total, { ms }) => total + ms, 0);
  console.log(`\nAll ops, one after the other: ${sum.toFixed(1)} ms`);
  console.log(`The compiled step, equal parts merged: ${whole.toFixed(1)} ms`);
}

function byName(ops: TimedOp[]): Omit<TimedOp, "shapes">[] {
  return [...Map.groupBy(ops, ({ name }) => name)]
    .map(([name, all]) => ({
      name,
      count: all.reduce((sum, { count }) => sum + count, 0),
      ms: all.reduce((sum, { ms }) => sum + ms, 0),
    }))
    .sort((a, b) => b.ms - a.ms);
}

if (import.meta.main) await runCommand(main);
