/**
 * `deno task bench:precision`: a training step in 16 bits beside 32.
 *
 * steps × precisions → rounds in turns, a process each → a table
 */
import * as z from "zod";
import { readFlags, runCommand } from "@/cli/flags.ts";
import { PRECISIONS } from "@/engine/mod.ts";
import type { Steps } from "./_answers.ts";
import { ourWorker } from "./_contest.ts";
import { mean, median, pairedRatio } from "./_statistics.ts";
import { STEPS } from "./steps/table.ts";

const SPEC = {
  name: "bench:precision",
  about: "Time training steps whose products are computed in 16 bits beside " +
    "those in 32.",
  flags: {
    rounds: z.int().min(1).max(100).default(5)
      .describe("how often each has its turn"),
    steps: z.int().min(1).max(1000).default(3)
      .describe("steps of a turn"),
    threads: z.int().min(1).max(127).default(2)
      .describe("threads of each"),
  },
  examples: ["bench:precision", "bench:precision --threads 8"],
};

type Flags = Record<"rounds" | "steps" | "threads", number>;

async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const names = PRECISIONS.map((one) => `${one}, ms`);
  console.log(`| step | ${names.join(" | ")} | fp32 / bf16, fp16 |`);
  console.log(`| --- | ${names.map(() => "---").join(" | ")} | --- |`);
  for (const { name } of STEPS) {
    const all = await inTurns(name, flags);
    const times = all.map((ms) => median(ms).toFixed(1));
    const ratios = all.slice(1).map((ms) => pairedRatio(ms, all[0]).toFixed(2));
    console.log(`| ${name} | ${times.join(" | ")} | ${ratios.join(", ")} |`);
  }
}

/** Milliseconds of a step in each round, for each precision. */
async function inTurns(
  name: string,
  { rounds, steps, threads }: Flags,
): Promise<number[][]> {
  const workers = PRECISIONS.map((one) => ourWorker(name, threads, one));
  try {
    const all: number[][] = workers.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [i, worker] of workers.entries()) {
        const request = { do: "steps", count: steps } as const;
        all[i].push(mean((await worker.ask<Steps>(request)).ms));
      }
    }
    return all;
  } finally {
    await Promise.all(workers.map((worker) => worker.close()));
  }
}

if (import.meta.main) await runCommand(main);
