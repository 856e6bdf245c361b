/** What a GAN run leaves for people: sheets, a film, curves, numbers, model. */
import type { Dataset } from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";
import { encodeTfjsModel } from "@/formats/mod.ts";
import type { Generator } from "@/models/mod.ts";
import {
  encodeCheckpoint,
  GanPainter,
  type RunFolder,
  type TrainEvent,
} from "@/training/mod.ts";
import { epochCurves, sheet, synthetic, toPng, toSvg } from "@/viz/mod.ts";
import { drawFilm } from "./_film.ts";
import type { GanConfig } from "./_gan_options.ts";
import { type GanResults, ganSummary } from "./_gan_summary.ts";
import { labelsOf } from "./_gan_run.ts";
import { restoreBest } from "./_read_run.ts";
import { JUDGED, sampleJudge } from "./_sample_judge.ts";
import { shownPath } from "./flags.ts";
import type { ProgressLine } from "./progress.ts";

/** What the report is about. */
export interface GanReportInputs {
  folder: RunFolder;
  data: Dataset;
  config: GanConfig;
  /** Such as `GAN` */
  title: string;
  /** Takes the best weights of the run. */
  generator: Generator;
  line: ProgressLine;
}

/** Pictures on a sheet. */
const SHOWN = 64;
/** Pictures of each class in its row. */
const IN_A_ROW = 12;

/** Judges the best weights on the test split and writes everything down. */
export async function reportGan(inputs: GanReportInputs): Promise<void> {
  const { folder, config, generator, line, title } = inputs;
  await restoreBest(folder.path, generator.weights);
  const painter = new GanPainter(generator);
  const results = judge(inputs, painter);
  await drawSamples(inputs, painter);
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
    `${results.heldOut === "nothing" ? "train" : "test"}: distance ` +
      `${results.distance.toPrecision(3)} (other real images ` +
      `${results.floor.toPrecision(3)}, blurred ones ` +
      `${results.blurred.toPrecision(3)}); diversity ` +
      `${results.diversity.toFixed(2)} of theirs`,
  );
  line.note(
    `look at ${shownPath(folder.path)}/samples.png and summary.md beside it`,
  );
}

/** How near the samples are to held-out images, beside two anchors. */
function judge(
  { data, config, generator }: GanReportInputs,
  painter: GanPainter,
): GanResults {
  const random = new Random(config.seed + 1);
  const z = random.normals(JUDGED * painter.noiseDim);
  const { classes } = generator;
  const asked = Int32Array.from(
    { length: JUDGED },
    (_, i) => classes > 0 ? i % classes : 0,
  );
  const { anchors, score } = sampleJudge(data, config.seed);
  return { ...anchors, ...score(painter.decode(z, asked)) };
}

/** The sheet of samples; with classes, a row for each of them. */
async function drawSamples(
  { folder, data, config, title, generator }: GanReportInputs,
  painter: GanPainter,
): Promise<void> {
  const { size } = generator;
  const labels = config.conditional ? labelsOf(data) : [];
  const rows = labels.slice(0, 32);
  const count = rows.length > 0 ? rows.length * IN_A_ROW : SHOWN;
  const z = new Random(config.seed).normals(count * painter.noiseDim);
  const asked = Array.from({ length: count }, (_, i) => i / IN_A_ROW | 0);
  const pixels = painter.decode(z, rows.length > 0 ? asked : undefined);
  const png = await sheet({ pixels, size, count }, {
    title: rows.length > 0 ? `a row each: ${rows.join(", ")}` : "samples",
    columns: rows.length > 0 ? IN_A_ROW : undefined,
    metadata: synthetic({ model: `${title}-${data.name}`, seed: config.seed }),
  });
  await folder.write("samples.png", png);
}

/** Losses, accuracies and what was seen of the samples, over the steps. */
async function drawCurves(folder: RunFolder): Promise<void> {
  const epochs = (await folder.events<TrainEvent>())
    .filter((event) => event.type === "epoch");
  if (epochs.length === 0) return;
  const names = ["dLoss", "gLoss", "realAccuracy", "fakeAccuracy"];
  const svg = await toSvg(
    epochCurves(epochs, [...names, "distance", "diversity"], "mean"),
  );
  await folder.write("curves.svg", svg);
  await folder.write("curves.png", await toPng(svg));
}
