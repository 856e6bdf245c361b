/**
 * `deno task evaluate RUN`, or `DIR --against DIR`: how good samples are.
 *
 * samples, real and training pictures → metrics of samples, of other real
 * pictures and of what is none → copies → table, report, sheets
 */
import { join, resolve } from "@std/path";
import * as z from "zod";
import { type Content, LAYOUTS } from "@/data/mod.ts";
import { mended, replaceFile } from "@/training/mod.ts";
import { ENGINE_FLAGS, startEngine } from "./_engine.ts";
import { drawEvaluation, type Drawings } from "./evaluation/drawings.ts";
import { extractorFor, FEATURE_FLAGS } from "./evaluation/extractor.ts";
import { judge } from "./evaluation/judge.ts";
import { evaluationPage } from "./evaluation/page.ts";
import { sidesOfFolder } from "./evaluation/sides_of_folder.ts";
import { sidesOfRun } from "./evaluation/sides_of_run.ts";
import { type Evaluation, evaluationSummary } from "./evaluation/summary.ts";
import { latestRun } from "./_latest_run.ts";
import { checkNewFolder } from "./_new_folder.ts";
import { numberedFolder } from "./_numbered_folder.ts";
import { checkKind } from "./_painter.ts";
import { readFlags, resolveUserPath, runCommand, shownPath } from "./flags.ts";
import { ProgressLine } from "./progress.ts";

const SPEC = {
  name: "evaluate",
  about: "Say how good the samples of a run, or in a folder, are.",
  arguments: {
    target: z.string().min(1).optional()
      .describe("a run, or a folder of samples; the latest run if left out"),
  },
  flags: {
    against: z.string().min(1).optional().meta({ value: "folder" })
      .describe(
        "real pictures that no sample may know; default of a run: " +
          "its test split",
      ),
    train: z.string().min(1).optional().meta({ value: "folder" })
      .describe(
        "real pictures that samples may be copies of; default of a " +
          "run: its train split",
      ),
    count: z.int().min(16).max(20_000).default(2000)
      .describe("samples, and real pictures, at most"),
    size: z.literal([28, 32, 64, 128]).default(64)
      .describe("width and height of a folder's pictures; a run has its own"),
    layout: z.enum(LAYOUTS.map(({ name }) => name)).optional()
      .describe("how folders name their files; told from them when left out"),
    domain: z.enum(["signatures", "fingerprints"]).optional()
      .describe("what the pictures show; told from the data when left out"),
    seed: z.int().min(0).max(2 ** 31 - 1).default(1)
      .describe("of the samples, the pairs and the noise"),
    ...FEATURE_FLAGS,
    ...ENGINE_FLAGS,
    out: z.string().min(1).optional().meta({ value: "folder" })
      .describe(
        "where it is written; default: RUN/evaluate, or a new " +
          "folder in outputs",
      ),
    json: z.boolean().default(false).describe("print the numbers as JSON"),
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: [
    "evaluate outputs/dcgan-fingerprints-1",
    "evaluate                          # the latest run",
    "evaluate path/to/samples --against path/to/real",
    "evaluate path/to/samples --against new-people --train seen-people",
    "evaluate --features inception.onnx --range symmetric --output pool3",
    "evaluate outputs/vae-signatures-1 --json --quiet | jq .rows[0]",
  ],
};

type Flags = ReturnType<
  typeof readFlags<typeof SPEC.flags, typeof SPEC.arguments>
>;

/** Its files. */
const WRITTEN = [
  "results.json",
  "summary.md",
  "nearest.png",
  "report.html",
] as const;

/** The command. */
export async function main(
  args: string[],
  say: (text: string) => void = console.log,
): Promise<void> {
  const flags = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "evaluate", quiet: flags.quiet });
  const target = flags.target === undefined
    ? await latestRun(resolve("outputs"))
    : resolveUserPath(flags.target);
  const run = await isRunFolder(target) ? target : undefined;
  if (run) await checkKind(run);
  // Refused before the work, not after it.
  const out = outOf(flags, run);
  if (flags.out !== undefined) await checkNewFolder(out!, WRITTEN);
  if (out) await mended(out, () => Deno.mkdir(out, { recursive: true }));
  await startEngine(flags, line);
  const content = flags.domain?.slice(0, -1) as Content | undefined;
  const sides = run
    ? await sidesOfRun(run, { ...flags, content }, line)
    : await sidesOfFolder(target, { ...flags, content }, line);
  const { evaluation, found } = await judge(sides, {
    ...await extractorFor(sides, flags),
    seed: flags.seed,
    line,
  });
  const folder = out ?? await numberedFolder(
    "outputs",
    `evaluate-${sides.name}`,
  );
  await writeDown(folder, evaluation, await drawEvaluation(sides, found));
  if (flags.json) say(JSON.stringify(evaluation, null, 2));
  else if (!flags.quiet) say(evaluationSummary(evaluation).trimEnd());
  line.note(`look at ${shownPath(folder)}/report.html`);
}

/** Whether a folder says that it is a run. */
async function isRunFolder(path: string): Promise<boolean> {
  const file = join(path, "config.json");
  return await Deno.stat(file).then(({ isFile }) => isFile, () => false);
}

/** What was typed, or the run's own; nothing: a new one in outputs. */
function outOf({ out }: Flags, run: string | undefined): string | undefined {
  if (out !== undefined) return resolveUserPath(out);
  return run && join(run, "evaluate");
}

/** Numbers, words and pictures. */
async function writeDown(
  folder: string,
  evaluation: Evaluation,
  drawings: Drawings,
): Promise<void> {
  const files: Record<typeof WRITTEN[number], string | Uint8Array> = {
    // The largest first: on a full disk the old files stay together.
    "report.html": evaluationPage(evaluation, drawings),
    "nearest.png": drawings.nearest,
    "results.json": JSON.stringify(evaluation, null, 2) + "\n",
    "summary.md": evaluationSummary(evaluation),
  };
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    await mended(file, () => replaceFile(file, content));
  }
}

if (import.meta.main) await runCommand((args) => main(args));
