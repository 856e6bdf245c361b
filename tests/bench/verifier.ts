/**
 * `deno task bench:verifier`: do synthetic signatures help to train a
 * verifier?
 *
 * real signatures of some writers, with and without made ones → a network that
 * tells writers apart → pairs of signatures of writers that it never saw →
 * equal error rates, mean and spread over seeds
 */
import { basename } from "@std/path";
import * as z from "zod";
import { openData } from "@/cli/_data.ts";
import { readFlags, resolveUserPath, runCommand } from "@/cli/flags.ts";
import { ProgressLine } from "@/cli/progress.ts";
import { openEngine } from "@/engine/mod.ts";
import { replaceFile } from "@/training/mod.ts";
import {
  describeComparison,
  differenceOf,
  rateOf,
  rateTable,
} from "./_verifier_report.ts";
import { synthesis } from "./_verifier_synthesis.ts";
import { compareWays, type Results } from "./_verifier_ways.ts";

const SIZE = 64;

const SPEC = {
  name: "bench:verifier",
  about: "See whether synthetic signatures help to train a verifier.",
  flags: {
    data: z.string().min(1).meta({ value: "folder" })
      .describe("genuine and forged signatures of writers, such as CEDAR"),
    folds: z.int().min(2).max(20).default(3)
      .describe("how often other writers are left out"),
    seeds: z.int().min(1).max(20).default(3)
      .describe("verifiers of each way and fold"),
    few: z.int().min(2).max(1000).default(5)
      .describe("writers to learn from where data are few"),
    run: z.string().min(1).optional().meta({ value: "run" })
      .describe(
        "a run taught some of the writers (--conditional): it draws the " +
          "synthetic signatures, and the other writers are left out",
      ),
    writers: z.int().min(2).max(2000).default(200)
      .describe("writers by formula, ten signatures each"),
    steps: z.int().min(1).max(100_000).default(400)
      .describe("steps of each verifier"),
    batch: z.int().min(4).max(1024).default(64)
      .describe("pictures in a step; with synthetic ones they are half of it"),
    threads: z.int().min(1).max(127).default(1).describe("threads"),
    json: z.string().min(1).optional().meta({ value: "file" })
      .describe("where the results are written"),
  },
  examples: [
    "bench:verifier --data path/to/cedar",
    "bench:verifier --data path/to/cedar --seeds 5 --json verifier.json",
    "bench:verifier --data path/to/cedar --run outputs/dcgan-some-writers-1",
  ],
};

type Flags = z.output<z.ZodObject<typeof SPEC.flags>>;

async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "bench" });
  await openEngine({ threads: flags.threads });
  const asked = { data: resolveUserPath(flags.data), size: SIZE, seed: 1 };
  const data = await openData({ ...asked, labelKind: "all" }, line);
  const how = { ...flags, ...await synthesis(data, flags), line };
  let known: Results = { ways: [], comparisons: [] };
  for await (known of compareWays(data, how)) await keep(known, flags);
  console.log(rateTable(known.ways));
  console.log(`\n${known.comparisons.map(describeComparison).join("\n")}`);
}

/** Writes what is known, so that it is not lost with what is to come. */
async function keep({ ways, comparisons }: Results, flags: Flags) {
  const { json, threads: _, ...options } = flags;
  if (json === undefined) return;
  const named = { ...options, data: basename(options.data) };
  if (options.run !== undefined) named.run = basename(options.run);
  const kinds = ["random", "skilled"] as const;
  const results = {
    options: named,
    ways: ways.map((way) => ({
      name: way.name,
      ...Object.fromEntries(kinds.map((kind) => [kind, rateOf(way, kind)])),
      trials: way.trials,
    })),
    differences: comparisons.map((each) => ({
      name: each.added.name,
      ...Object.fromEntries(
        kinds.map((kind) => [kind, differenceOf(each, kind)]),
      ),
    })),
  };
  const text = JSON.stringify(results, null, 2) + "\n";
  await replaceFile(resolveUserPath(json), text);
}

if (import.meta.main) await runCommand(main);
