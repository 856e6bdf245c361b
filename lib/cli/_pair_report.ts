/** What a pair leaves for people: both beside real images, in one report. */
import { join } from "@std/path";
import { type Dataset, spread, toBatch, withRange } from "@/data/mod.ts";
import type { FeatureExtractor } from "@/metrics/mod.ts";
import type { RunFolder } from "@/training/mod.ts";
import { sheet, synthetic } from "@/viz/mod.ts";
import { enoughOf } from "./_held_out.ts";
import { nextStep } from "./_next_step.ts";
import { openPainter } from "./_painter.ts";
import type { PairConfig } from "./_pair_options.ts";
import { type PairResults, pairSummary } from "./_pair_summary.ts";
import { drawJudged, sampleJudge } from "./_sample_judge.ts";
import { shownPath } from "./flags.ts";
import type { ProgressLine } from "./progress.ts";

/** What the report is about. */
export interface PairReportInputs {
  folder: RunFolder;
  data: Dataset;
  /** What samples are compared by */
  extractor: FeatureExtractor;
  config: PairConfig;
  line: ProgressLine;
}

/** Pictures in a row of the sheet, and rows of each kind. */
const COLUMNS = 16;
const ROWS = 2;
const SHOWN = ROWS * COLUMNS;

/** Judges the best weights of both on the same held-out images. */
export async function reportPair(inputs: PairReportInputs): Promise<void> {
  const { folder, data, extractor, config, line } = inputs;
  const judge = await sampleJudge(data, extractor, config.seed);
  const samples = {
    vae: await samplesOf(join(folder.path, "vae"), config.seed),
    gan: await samplesOf(join(folder.path, "gan"), config.seed),
  };
  const results: PairResults = {
    ...judge.anchors,
    vae: await judge.score(samples.vae),
    gan: await judge.score(samples.gan),
  };
  await drawBoth(inputs, samples);
  await folder.write("results.json", JSON.stringify(results, null, 2) + "\n");
  await folder.write("summary.md", pairSummary(config, results));
  const { vae, gan, floor, blurred } = results;
  line.note(
    `both against the same ${results.images} images: KID ` +
      `${vae.kid.toPrecision(3)} of the VAE, ` +
      `${gan.kid.toPrecision(3)} of the GAN (other real images ` +
      `${floor.toPrecision(3)}, blurred ones ${blurred.toPrecision(3)})`,
  );
  line.note(
    `look at ${shownPath(folder.path)}/samples.png and summary.md beside it`,
  );
  line.note(nextStep(folder.path));
}

/** Pictures by the best weights of a half. */
async function samplesOf(run: string, seed: number): Promise<Float32Array> {
  const { painter, labels } = await openPainter(run);
  const pixels = drawJudged(painter, { classes: labels.length, seed });
  painter.dispose();
  return pixels;
}

/** Real images, the VAE's and the GAN's, two rows each. */
async function drawBoth(
  { folder, data, config }: PairReportInputs,
  { vae, gan }: { vae: Float32Array; gan: Float32Array },
): Promise<void> {
  const { size } = data;
  const area = size * size;
  const held = spread(enoughOf(data.split, "test"), SHOWN);
  const real = toBatch(withRange(data, "unit"), held);
  const pixels = new Float32Array(3 * SHOWN * area); // 0 is paper
  [real, vae, gan].forEach((some, i) =>
    pixels.set(some.subarray(0, SHOWN * area), i * SHOWN * area)
  );
  const png = await sheet({ pixels, size, count: 3 * SHOWN }, {
    title: `${ROWS} rows each: real, VAE, GAN`,
    columns: COLUMNS,
    metadata: synthetic({ model: `vae-gan-${data.name}`, seed: config.seed }),
  });
  await folder.write("samples.png", png);
}
