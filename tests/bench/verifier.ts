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
import { openEncoder } from "@/cli/_open_encoder.ts";
import { readFlags, resolveUserPath, runCommand } from "@/cli/flags.ts";
import { ProgressLine } from "@/cli/progress.ts";
import type { Dataset } from "@/data/mod.ts";
import { openEngine, Random, UserError } from "@/engine/mod.ts";
import { replaceFile } from "@/training/mod.ts";
import { type Fold, leaveWritersOut } from "./_leave_writers_out.ts";
import {
  type Comparison,
  describeComparison,
  differenceOf,
  rateOf,
  rateTable,
  type Way,
} from "./_verifier_report.ts";
import {
  pixelsOf,
  type Plan,
  trialsOf,
  untaughtTrials,
} from "./_verifier_trials.ts";

type Flags = z.output<z.ZodObject<typeof SPEC.flags>>;

const SIZE = 64;
/** Of the folds: the same whatever else is drawn. */
const FOLDS_SEED = 1;

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
    writers: z.int().min(2).max(2000).default(200)
      .describe("synthetic writers, ten signatures each"),
    steps: z.int().min(1).max(100_000).default(300)
      .describe("steps of each verifier"),
    batch: z.int().min(4).max(1024).default(32)
      .describe("pictures in a step; with synthetic ones they are half of it"),
    threads: z.int().min(1).max(127).default(1).describe("threads"),
    json: z.string().min(1).optional().meta({ value: "file" })
      .describe("where the results are written"),
  },
  examples: [
    "bench:verifier --data path/to/cedar",
    "bench:verifier --data path/to/cedar --seeds 5 --json verifier.json",
  ],
};

async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "bench" });
  await openEngine({ threads: flags.threads });
  const folder = resolveUserPath(flags.data);
  const asked = { data: folder, size: SIZE, seed: 1 };
  const data = await openData({ ...asked, labelKind: "all" }, line);
  const folds = foldsOf(data, flags.folds);
  const { ways, comparisons } = await allWays(data, folds, flags, line);
  console.log(rateTable(ways));
  console.log(`\n${comparisons.map(describeComparison).join("\n")}`);
  if (!flags.json) return;
  const { json, threads: _, ...options } = flags;
  const results = {
    options: { ...options, data: basename(folder) },
    writers: folds.map(({ train, test }) => [train.length, test.length]),
    ways: ways.map((way) => ({
      name: way.name,
      random: rateOf(way, "random"),
      skilled: rateOf(way, "skilled"),
      trials: way.trials,
    })),
    differences: comparisons.map((each) => ({
      name: each.added.name,
      random: differenceOf(each, "random"),
      skilled: differenceOf(each, "skilled"),
    })),
  };
  const text = JSON.stringify(results, null, 2) + "\n";
  await replaceFile(resolveUserPath(json), text);
}

/**
 * Writers with genuine and forged signatures, in folds.
 *
 * @throws {UserError} If they are too few to leave two out of each fold
 */
function foldsOf({ name, items }: Dataset, folds: number): Fold[] {
  const of = (wanted: string) =>
    new Set(
      items.filter(({ kind }) => kind === wanted).map(({ person }) => person),
    );
  const persons = [...of("genuine").intersection(of("forged"))].sort();
  if (persons.length >= 2 * folds) {
    const random = new Random(FOLDS_SEED);
    return leaveWritersOut(persons, { folds, random });
  }
  throw new UserError(
    `${name} has ${persons.length} writers with genuine and forged ` +
      `signatures: ${folds} folds need ${2 * folds}`,
  );
}

/** Taught with nothing, with synthetic signatures, and with real ones. */
async function allWays(
  data: Dataset,
  folds: Fold[],
  { seeds: count, few, writers, steps, batch }: Flags,
  line: ProgressLine,
): Promise<{ ways: Way[]; comparisons: Comparison[] }> {
  const seeds = Array.from({ length: count }, (_, i) => i + 1);
  const taught = async (
    name: string,
    { real, synthetic }: Pick<Plan, "real" | "synthetic">,
  ): Promise<Way> => {
    line.begin(name);
    let at = 0;
    const onStep = () => line.update({ step: ++at, total }, performance.now());
    const verifiers = seeds.length * (real > 0 ? folds.length : 1);
    const total = steps * verifiers;
    const plan = { real, synthetic, steps, batch };
    const trials = await trialsOf(plan, data, { folds, seeds, onStep });
    line.done();
    return { name, trials };
  };
  const house = await openEncoder("signatures");
  const ways: Way[] = [
    {
      name: "nothing: pixels",
      trials: await untaughtTrials(pixelsOf(data), data, folds),
    },
    {
      name: "nothing: the encoder of `evaluate`",
      trials: await untaughtTrials(house, data, folds),
    },
    await taught("synthetic alone", { real: 0, synthetic: writers }),
  ];
  const comparisons: Comparison[] = [];
  const most = Math.min(...folds.map(({ train }) => train.length));
  for (const real of new Set([Math.min(few, most), most])) {
    const name = `${real} writers`;
    const without = await taught(name, { real, synthetic: 0 });
    const both = { real, synthetic: writers };
    const added = await taught(`${name} and synthetic`, both);
    comparisons.push({ without, added });
    ways.push(without, added);
  }
  return { ways, comparisons };
}

if (import.meta.main) await runCommand(main);
