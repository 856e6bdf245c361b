/** What a VAE run leaves for people: sheets, curves, numbers, the model. */
import { type Dataset, spread, toBatch } from "@/data/mod.ts";
import { encodeTfjsModel } from "@/formats/mod.ts";
import {
  entropyFloor,
  type FeatureExtractor,
  inkShare,
  meanImageNats,
} from "@/metrics/mod.ts";
import type { Vae } from "@/models/mod.ts";
import {
  encodeCheckpoint,
  type RunFolder,
  type TrainEvent,
  VaeJudge,
} from "@/training/mod.ts";
import { epochCurves, pairs, toPng, toSvg } from "@/viz/mod.ts";
import { classesOf, labelsOf, pick } from "./_classes.ts";
import { MOST } from "./_data.ts";
import { nextStep } from "./_next_step.ts";
import { restoreBest } from "./_read_run.ts";
import type { VaeConfig } from "./_vae_options.ts";
import { heldOutOf } from "./_held_out.ts";
import { drawJudged, sampleJudge } from "./_sample_judge.ts";
import { sampleSheet } from "./_sample_sheet.ts";
import { summaryOf, type VaeResults } from "./_vae_summary.ts";
import { shownPath } from "./flags.ts";
import type { ProgressLine } from "./progress.ts";

/** What the report is about. */
export interface ReportInputs {
  folder: RunFolder;
  data: Dataset;
  /** What samples are compared by */
  extractor: FeatureExtractor;
  config: VaeConfig;
  /** Takes the best weights of the run. */
  network: Vae;
  line: ProgressLine;
}

/** Pairs on the sheet of reconstructions. */
const PAIRS = 32;

/** Judges the best weights on the test split and writes everything down. */
export async function reportVae(inputs: ReportInputs): Promise<void> {
  const { folder, config, network, line } = inputs;
  await restoreBest(folder.path, network.weights);
  const judge = new VaeJudge(network, config.likelihood);
  const results = await judgeAndDraw(inputs, judge);
  judge.dispose();
  await folder.write("results.json", JSON.stringify(results, null, 2) + "\n");
  await folder.write("summary.md", summaryOf(config, results));
  await drawCurves(folder);
  await writeModel(folder, network);
  const { kid, floor, blurred, test: { nelbo, recon, kl } } = results;
  line.note(
    `test: ${nelbo.toFixed(1)} nats per image = recon ${recon.toFixed(1)} + ` +
      `kl ${kl.toFixed(1)}; ${results.activeUnits} of ${config.latentDim} ` +
      "latent units active; KID " +
      `${kid.toPrecision(3)} (other real images ${floor.toPrecision(3)}, ` +
      `blurred ones ${blurred.toPrecision(3)})`,
  );
  const { path } = folder;
  line.note(`look at ${shownPath(path)}/samples.png and summary.md beside it`);
  line.note(nextStep(path));
}

/** Numbers on the test split, and the two sheets. */
async function judgeAndDraw(
  { folder, data, extractor, config, network }: ReportInputs,
  judge: VaeJudge,
): Promise<VaeResults> {
  const { size } = network;
  const { split } = data;
  const area = size * size;
  const test = split.test.length > 0 ? split.test : split.train;
  const tested = spread(test, MOST);
  const x = toBatch(data, tested);
  const train = toBatch(data, spread(split.train, MOST));
  const labels = labelsOf(data, config);
  const classes = classesOf(data, labels);
  const { pixels: samples, png } = await sampleSheet(judge, {
    size,
    labels,
    seed: config.seed,
    title: "samples from the prior",
    model: `vae-${data.name}`,
  });
  await folder.write("samples.png", png);
  const count = Math.min(PAIRS, test.length);
  const shown = spread(test, PAIRS);
  const real = toBatch(data, shown);
  const seen = judge.reconstruct(real, pick(classes, shown));
  await folder.write(
    "reconstructions.png",
    await pairs({ pixels: real, size, count }, { pixels: seen, size, count }),
  );
  const valid = split.valid.length > 0 ? split.valid : split.train;
  const { activeUnits } = judge.score(
    toBatch(data, valid),
    pick(classes, valid),
  );
  const { seed } = config;
  const { anchors, score } = await sampleJudge(data, extractor, seed);
  const judged = drawJudged(judge, { classes: labels.length, seed });
  const { inkSamples: _, ...scores } = await score(judged);
  const { features, floor, blurred, differentReal } = anchors;
  return {
    images: x.length / area,
    heldOut: heldOutOf(split),
    test: judge.score(x, pick(classes, tested)),
    activeUnits,
    entropyFloor: entropyFloor(x, area),
    meanImage: meanImageNats(train, x, area),
    inkReal: inkShare(train),
    inkSamples: inkShare(samples),
    ...{ features, floor, blurred, differentReal },
    ...scores,
  };
}

/** recon, kl and their sum over the steps, train beside valid. */
async function drawCurves(folder: RunFolder): Promise<void> {
  const epochs = (await folder.events<TrainEvent>())
    .filter((event) => event.type === "epoch")
    .map(({ step, train, valid }) => ({
      step,
      valid,
      train: { ...train, nelbo: train.recon + train.kl },
    }));
  if (epochs.length === 0) return;
  const svg = await toSvg(epochCurves(epochs, ["nelbo", "recon", "kl"]));
  await folder.write("curves.svg", svg);
  await folder.write("curves.png", await toPng(svg));
}

/** What a user takes away: safetensors, and tfjs files of both networks. */
async function writeModel(folder: RunFolder, network: Vae): Promise<void> {
  const bytes = encodeCheckpoint(network.weights, null);
  await folder.write("model/vae.safetensors", bytes);
  const { encoder, decoder } = network;
  for (const [name, model] of Object.entries({ encoder, decoder })) {
    for (const [file, part] of Object.entries(await encodeTfjsModel(model))) {
      await folder.write(`model/${name}/${file}`, part);
    }
  }
}
