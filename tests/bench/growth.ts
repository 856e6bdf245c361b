/**
 * `deno task bench:growth`: how the cost of an image grows with the batch, the
 * size and the threads.
 *
 * sizes × batches × threads → a process each → tab-separated lines
 */
import * as z from "zod";
import { readFlags, runCommand } from "@/cli/flags.ts";
import type { Steps } from "./_answers.ts";
import { ourWorker } from "./_contest.ts";
import { median } from "./_statistics.ts";
import { dcganOf } from "./steps/dcgan.ts";

const SPEC = {
  name: "bench:growth",
  about: "Time an image in a step of the DCGAN, by size, batch and threads.",
  flags: {
    sizes: z.string().min(1).default("32,64,128").meta({ value: "numbers" })
      .describe("width and height of the images"),
    batches: z.string().min(1).default("16,32,64,128,256")
      .meta({ value: "numbers" })
      .describe("images of a step"),
    threads: z.string().min(1).default("1,2").meta({ value: "numbers" })
      .describe("threads of TensorFlow"),
    steps: z.int().min(1).max(1000).default(3)
      .describe("steps of each, of which the middle one counts"),
  },
  examples: ["bench:growth > growth.tsv", "bench:growth --threads 8"],
};

const COLUMNS = ["threads", "size", "batch", "ms", "ms/image", "GFLOP/s"];

async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  console.log(COLUMNS.join("\t"));
  for (const threads of numbers(flags.threads)) {
    for (const size of numbers(flags.sizes)) {
      for (const batch of numbers(flags.batches)) {
        const { name, gflop } = dcganOf(size, batch);
        const ms = await stepTime(name, threads, flags.steps);
        const [each, rate] = [ms / batch, 1000 * gflop / ms];
        const times = [ms.toFixed(1), each.toFixed(2), rate.toFixed(0)];
        console.log([threads, size, batch, ...times].join("\t"));
      }
    }
  }
}

function numbers(text: string): number[] {
  return text.split(",").map(Number);
}

/** Milliseconds, in a process of its own. */
async function stepTime(
  name: string,
  threads: number,
  count: number,
): Promise<number> {
  const worker = ourWorker(name, threads);
  try {
    const { ms } = await worker.ask<Steps>({ do: "steps", count });
    return median(ms);
  } finally {
    await worker.close();
  }
}

if (import.meta.main) await runCommand(main);
