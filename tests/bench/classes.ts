/**
 * `deno task bench:classes`: does a run draw the class that it is asked for?
 *
 * run → a classifier taught the same real images and split → what it makes of
 * held-out real images, and of as many generated ones of each class → tables,
 * a sheet with a row for each class, results file
 */
import { basename, join } from "@std/path";
import * as z from "zod";
import { classesOf, pick } from "@/cli/_classes.ts";
import type { DataConfig } from "@/cli/_data.ts";
import { latestRun } from "@/cli/_latest_run.ts";
import { type Opened, openPainter } from "@/cli/_painter.ts";
import type { RunConfig } from "@/cli/_run_config.ts";
import { readFlags, resolveUserPath, runCommand } from "@/cli/flags.ts";
import { ProgressLine } from "@/cli/progress.ts";
import { type Dataset, toBatch, withRange } from "@/data/mod.ts";
import { openEngine, Random, UserError } from "@/engine/mod.ts";
import { readConfig, replaceFile } from "@/training/mod.ts";
import { sheet, synthetic } from "@/viz/mod.ts";
import {
  accuracyTable,
  confusionTable,
  describeVerdict,
  percent,
  type Recognition,
  recognition,
  verdictOf,
} from "./_class_report.ts";
import { openSameData } from "./_same_data.ts";
import { type Classifier, trainClassifier } from "./_train_classifier.ts";

const SPEC = {
  name: "bench:classes",
  about: "See whether a classifier knows the classes of a run's pictures.",
  flags: {
    run: z.string().min(1).optional().meta({ value: "run" })
      .describe("folder of a run with --conditional; the latest when left out"),
    count: z.int().min(1).max(1000).default(50)
      .describe("generated pictures of each class"),
    steps: z.int().min(1).max(100_000).default(1500)
      .describe("steps of the classifier"),
    seed: z.int().min(0).max(2 ** 31 - 1).default(1)
      .describe("of the classifier and of the pictures"),
    threads: z.int().min(1).max(127).default(2).describe("threads"),
    out: z.string().min(1).default("outputs").meta({ value: "folder" })
      .describe("where runs are looked for; the sheet goes to OUT/bench"),
    json: z.string().min(1).optional().meta({ value: "file" })
      .describe("where the results are written"),
  },
  examples: [
    "bench:classes --run outputs/dcgan-names-1",
    "bench:classes --run outputs/vae-names-1 --count 100 --json names.json",
  ],
};

async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "bench" });
  await openEngine({ threads: flags.threads });
  const out = resolveUserPath(flags.out);
  const path = flags.run === undefined
    ? await latestRun(out)
    : resolveUserPath(flags.run);
  const opened = await openPainter(path);
  const { labels } = opened;
  if (labels.length < 2) {
    throw new UserError(`${path} was taught no classes (--conditional)`);
  }
  const config = await readConfig(path) as RunConfig<DataConfig>;
  const data = await openSameData(config, { line });
  const classifier = await teach(data, opened, flags, line);
  const real = onReal(classifier, data, labels);
  const { made, pixels } = onMade(classifier, opened, flags);
  const verdict = verdictOf(real, made);
  console.log(accuracyTable(labels, real, made));
  console.log(`\n${confusionTable(labels, made)}`);
  console.log(`\n${describeVerdict(verdict)}`);
  const name = basename(path);
  const file = join(out, "bench", `classes-${name}.png`);
  await replaceFile(file, await drawSheet(pixels, made, opened, flags));
  line.note(`look at ${file}`);
  if (!flags.json) return;
  const { bestStep, validAccuracy } = classifier;
  const options = { ...config.options, data: basename(config.options.data) };
  const results = {
    run: { ...config, options, name },
    classifier: { steps: flags.steps, bestStep, validAccuracy },
    ...{ labels, real, made, verdict },
  };
  const text = JSON.stringify(results, null, 2) + "\n";
  await replaceFile(resolveUserPath(flags.json), text);
}

/** Learns the run's classes from its real images. */
async function teach(
  data: Dataset,
  { labels }: Opened,
  { steps, seed }: { steps: number; seed: number },
  line: ProgressLine,
): Promise<Classifier> {
  line.begin("teach");
  const classifier = await trainClassifier(data, {
    ...{ labels, steps, seed },
    onStep: (step) => line.update({ step, total: steps }, performance.now()),
  });
  line.done();
  return classifier;
}

/** @throws {UserError} If no images are held out */
function onReal(
  classifier: Classifier,
  data: Dataset,
  labels: string[],
): Recognition {
  const { test } = data.split;
  if (test.length === 0) {
    throw new UserError(
      `${data.name} has too few images to hold some out: nothing tells ` +
        "whether the classifier is any good",
    );
  }
  const told = classifier.classify(toBatch(withRange(data, "unit"), test));
  return recognition(pick(classesOf(data, labels), test), told, labels.length);
}

/** As many pictures of each class, one class after another. */
function onMade(
  classifier: Classifier,
  { painter, labels }: Opened,
  { count, seed }: { count: number; seed: number },
): { made: Recognition; pixels: Float32Array } {
  const all = count * labels.length;
  const asked = Int32Array.from({ length: all }, (_, i) => i / count);
  const noise = new Random(seed).normals(all * painter.noiseDim);
  const pixels = painter.decode(noise, asked);
  const told = classifier.classify(pixels);
  return { made: recognition(asked, told, labels.length), pixels };
}

/** Pictures of a class in its row, at most. */
const IN_A_ROW = 12;

/** A row for each class, with the share of its pictures that was known. */
function drawSheet(
  pixels: Float32Array,
  { perClass }: Recognition,
  { size, kind, labels }: Opened,
  { count, seed }: { count: number; seed: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const columns = Math.min(count, IN_A_ROW);
  const length = size * size;
  const rows = labels.map((_, i) => {
    const from = i * count * length;
    return pixels.subarray(from, from + columns * length);
  });
  const shown = new Float32Array(labels.length * columns * length);
  rows.forEach((row, i) => shown.set(row, i * columns * length));
  return sheet({ pixels: shown, size }, {
    columns,
    rowTitles: labels.map((label, i) => `${label} ${percent(perClass[i])}`),
    title: "generated pictures, and how many of a class were recognised",
    metadata: synthetic({ model: kind, seed }),
  });
}

if (import.meta.main) await runCommand(main);
