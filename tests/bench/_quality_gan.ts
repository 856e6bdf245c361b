/** `bench:quality` of a run of an FC-GAN: a plain PyTorch one beside it. */
import { basename, join } from "@std/path";
import { fittingFeatures } from "@/cli/_fitting_features.ts";
import type { GanConfig } from "@/cli/_gan_options.ts";
import { GAN } from "@/cli/_gan_recipe.ts";
import { openPainter } from "@/cli/_painter.ts";
import { readRun } from "@/cli/_read_run.ts";
import type { RunConfig } from "@/cli/_run_config.ts";
import {
  drawJudged,
  sampleJudge,
  type SampleScores,
} from "@/cli/_sample_judge.ts";
import { resolveUserPath } from "@/cli/flags.ts";
import type { ProgressLine } from "@/cli/progress.ts";
import { openEngine, UserError } from "@/engine/mod.ts";
import { replaceFile, type TrainEvent } from "@/training/mod.ts";
import { sheet, synthetic } from "@/viz/mod.ts";
import { trainingSeconds } from "./_finished_run.ts";
import {
  ganQualityTable,
  type GanSide,
  nearer,
} from "./_gan_quality_report.ts";
import { describeMachine, thisMachine } from "./_machine.ts";
import { type PlainGan, trainPlainGan } from "./_plain_gan.ts";
import { benchPython } from "./_python.ts";
import { openSameData } from "./_same_data.ts";

/** What the command was asked for. */
export interface GanQualityFlags {
  data?: string;
  out: string;
  minutes?: number;
  threads: number;
  sheet?: string;
  json?: string;
}

/** Trains, judges both by the same images, and tells. */
export async function compareGan(
  path: string,
  flags: GanQualityFlags,
  line: ProgressLine,
): Promise<void> {
  const load = thisMachine().load; // before we load it ourselves
  const config = await readRun(path, GAN) as RunConfig<GanConfig>;
  const { latentDim, batch, seed } = config.options;
  const session = await readSession(path);
  const data = await openSameData(config, { data: flags.data, line });
  const torch = await trainPlainGan(data, {
    python: await benchPython((sentence) => line.note(sentence)),
    seconds: flags.minutes === undefined ? session.seconds : 60 * flags.minutes,
    threads: flags.threads,
    ...{ latentDim, batch, seed },
  });
  await openEngine({ threads: flags.threads });
  const { extractor } = await fittingFeatures(data);
  const { anchors, score } = await sampleJudge(data, extractor, seed);
  const ours = { ...await score(await drawOurs(path, seed)), ...session };
  const { moving, batch: own } = torch;
  const drawn = nearer(
    { by: "moving", pixels: moving, scores: await score(moving) },
    { by: "batch", pixels: own, scores: await score(own) },
  );
  const theirs = torchSide(torch, drawn.scores);
  const name = basename(path);
  const file = await drawTheirs(drawn.pixels, { name, torch, config, flags });
  const [library, version] = torch.library.split(" ");
  const machine = { ...thisMachine({ [library]: version }), load };
  console.log(ganQualityTable(ours, theirs, anchors));
  console.log(`\n- PyTorch's samples by ${drawn.by} statistics, the nearer`);
  console.log(`- ${describeMachine(machine)}; ${config.engine}`);
  line.note(`PyTorch's samples: ${file}`);
  await writeResults(flags, {
    machine,
    data: { name: data.name, hash: data.hash },
    run: { ...config, name },
    ...{ anchors, ours, torch: { ...theirs, statistics: drawn.by } },
  });
}

/** Without the place where somebody keeps the data. */
async function writeResults(
  { json, threads }: GanQualityFlags,
  { run, ...others }: Record<string, unknown> & {
    run: RunConfig<GanConfig> & { name: string };
  },
): Promise<void> {
  if (!json) return;
  const options = { ...run.options, data: basename(run.options.data) };
  const results = { ...others, run: { ...run, options }, threads };
  const text = JSON.stringify(results, null, 2) + "\n";
  await replaceFile(resolveUserPath(json), text);
}

/**
 * How long a run took, and which of its weights are kept.
 *
 * @throws {UserError} If it has not ended
 */
async function readSession(
  path: string,
): Promise<Pick<GanSide, "steps" | "bestStep" | "seconds">> {
  const text = await Deno.readTextFile(join(path, "events.jsonl"));
  const events: TrainEvent[] = text.split("\n").filter(Boolean)
    .map((line) => JSON.parse(line));
  const done = events.findLast((event) => event.type === "done");
  if (!done) throw new UserError(`${path} is not finished: it can be resumed`);
  const { step, best } = done;
  const seconds = trainingSeconds(events);
  return { steps: step, bestStep: best?.step ?? step, seconds };
}

/** The pictures that the run's own report is about. */
async function drawOurs(path: string, seed: number): Promise<Float32Array> {
  const { painter, labels } = await openPainter(path);
  const pixels = drawJudged(painter, { classes: labels.length, seed });
  painter.dispose();
  return pixels;
}

/** PyTorch's last weights are the only ones it keeps. */
function torchSide(
  { steps, seconds }: PlainGan,
  scores: SampleScores,
): GanSide & SampleScores {
  return { ...scores, steps, bestStep: steps, seconds };
}

/** Samples on PyTorch's sheet. */
const SHOWN = 64;

async function drawTheirs(
  pixels: Float32Array,
  { name, torch, config, flags }: {
    name: string;
    torch: PlainGan;
    config: RunConfig<GanConfig>;
    flags: GanQualityFlags;
  },
): Promise<string> {
  const { size, seed } = config.options;
  const place = flags.sheet ?? `${flags.out}/bench/plain-${name}.png`;
  const path = resolveUserPath(place);
  const png = await sheet({ pixels, size, count: SHOWN }, {
    title: "plain PyTorch FC-GAN: samples",
    metadata: synthetic({ model: `plain FC-GAN, ${torch.library}`, seed }),
  });
  await replaceFile(path, png);
  return path;
}
