/** What a GAN run leaves for people: sheets, a film, curves, numbers, model. */
import type { Dataset } from "@/data/mod.ts";
import { encodeTfjsModel } from "@/formats/mod.ts";
import type { FeatureExtractor } from "@/metrics/mod.ts";
import type { Generator } from "@/models/mod.ts";
import {
  encodeCheckpoint,
  GanPainter,
  type RunFolder,
  type TrainEvent,
} from "@/training/mod.ts";
import { epochCurves, toPng, toSvg } from "@/viz/mod.ts";
import { labelsOf } from "./_classes.ts";
import { drawFilm } from "./_film.ts";
import type { GanConfig } from "./_gan_options.ts";
import { type GanResults, ganSummary } from "./_gan_summary.ts";
import { nextStep } from "./_next_step.ts";
import { restoreBest } from "./_read_run.ts";
import { drawJudged, sampleJudge } from "./_sample_judge.ts";
import { sampleSheet } from "./_sample_sheet.ts";
import { percent } from "./_summary_parts.ts";
import { shownPath } from "./flags.ts";
import type { ProgressLine } from "./progress.ts";

/** What the report is about. */
export interface GanReportInputs {
  folder: RunFolder;
  data: Dataset;
  /** What samples are compared by */
  extractor: FeatureExtractor;
  config: GanConfig;
  /** Such as `GAN` */
  title: string;
  /** Takes the best weights of the run. */
  generator: Generator;
  line: ProgressLine;
}

/** Judges the best weights on the test split and writes everything down. */
export async function reportGan(inputs: GanReportInputs): Promise<void> {
  const { folder, data, config, generator, line, title } = inputs;
  await restoreBest(folder.path, generator.weights);
  const painter = new GanPainter(generator);
  const results = await judge(inputs, painter);
  const { png } = await sampleSheet(painter, {
    size: generator.size,
    labels: labelsOf(data, config),
    seed: config.seed,
    title: "samples",
    model: `${title}-${data.name}`,
  });
  await folder.write("samples.png", png);
  painter.dispose();
  await folder.write("results.json", JSON.stringify(results, null, 2) + "\n");
  const page = ganSummary(title, config, results);
  await folder.write("summary.md", page);
  await drawCurves(folder);
  await drawFilm(folder);
  const bytes = encodeCheckpoint(generator.weights, null);
  await folder.write("model/generator.safetensors", bytes);
  const files = await encodeTfjsModel(generator.model);
  for (const [file, part] of Object.entries(files)) {
    await folder.write(`model/generator/${file}`, part);
  }
  line.note(
    `${results.heldOut === "nothing" ? "train" : "test"}: KID ` +
      `${results.kid.toPrecision(3)} (other real images ` +
      `${results.floor.toPrecision(3)}, blurred ones ` +
      `${results.blurred.toPrecision(3)}); diversity ` +
      `${results.diversity.toFixed(2)} of theirs; ` +
      `${percent(results.different)} of samples are different ones, of ` +
      `real images ${percent(results.differentReal)}`,
  );
  line.note(
    `look at ${shownPath(folder.path)}/samples.png and summary.md beside it`,
  );
  line.note(nextStep(folder.path));
}

/** How near the samples are to held-out images, beside two anchors. */
async function judge(
  { data, extractor, config, generator }: GanReportInputs,
  painter: GanPainter,
): Promise<GanResults> {
  const { seed } = config;
  const { classes } = generator;
  const { anchors, score } = await sampleJudge(data, extractor, seed);
  const samples = drawJudged(painter, { classes, seed });
  return { ...anchors, ...await score(samples) };
}

/** Losses, accuracies and what was seen of the samples, over the steps. */
async function drawCurves(folder: RunFolder): Promise<void> {
  const epochs = (await folder.events<TrainEvent>())
    .filter((event) => event.type === "epoch");
  if (epochs.length === 0) return;
  const names = ["dLoss", "gLoss", "realAccuracy", "fakeAccuracy"];
  const svg = await toSvg(
    epochCurves(epochs, [...names, "kid", "diversity"], "mean"),
  );
  await folder.write("curves.svg", svg);
  await folder.write("curves.png", await toPng(svg));
}
