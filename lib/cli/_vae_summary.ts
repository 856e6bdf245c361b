/** A VAE run's numbers as a page for people. */
import type { VaeScores } from "@/training/mod.ts";
import { type HeldOut, REPORTED } from "./_held_out.ts";
import type { Anchors, SampleScores } from "./_sample_judge.ts";
import {
  featureTable,
  looksTable,
  optionsSection,
  percent,
} from "./_summary_parts.ts";
import type { VaeConfig } from "./_vae_options.ts";

/** What a run is reported by; results.json holds the same. */
export interface VaeResults
  extends
    Pick<SampleScores, "kid" | "different" | "diversity" | "looks">,
    Pick<Anchors, "features" | "floor" | "blurred" | "differentReal"> {
  /** Images of the test split; of the train split if that is empty. */
  images: number;
  /** What of the test split was never trained on. */
  heldOut: HeldOut;
  /** Nats per image on the test split. */
  test: VaeScores;
  /** Active latent units on the valid split. */
  activeUnits: number;
  /** Nats per image that no model can go below. */
  entropyFloor: number;
  /** Nats per image of the train split's mean image. */
  meanImage: number;
  /** Share of ink pixels in the train split and in samples. */
  inkReal: number;
  inkSamples: number;
}

/** summary.md of a run. */
export function summaryOf(config: VaeConfig, results: VaeResults): string {
  const { test, entropyFloor, meanImage, inkReal, inkSamples } = results;
  const closed = (meanImage - test.nelbo) / (meanImage - entropyFloor);
  const nats = (value: number) => value.toFixed(1);
  const anchors = config.likelihood === "bce"
    ? [
      `| mean image of the train split | ${nats(meanImage)} |`,
      `| entropy of the pixels, the floor | ${nats(entropyFloor)} |`,
      `| way from mean image to floor | ${percent(closed)} |`,
    ]
    : [];
  return [
    "# VAE",
    "",
    "Best weights by the ELBO on the valid split, reported on " +
    `${results.images} ${REPORTED[results.heldOut]}.`,
    "",
    `| on ${
      results.heldOut === "nothing" ? "train" : "test"
    } | nats per image |`,
    "| --- | --- |",
    `| negative ELBO | ${nats(test.nelbo)} |`,
    `| reconstruction | ${nats(test.recon)} |`,
    `| KL | ${nats(test.kl)} |`,
    ...anchors,
    "",
    `Active latent units: ${results.activeUnits} of ${config.latentDim}. ` +
    `Ink pixels: ${percent(inkReal)} of the real images, ` +
    `${percent(inkSamples)} of samples, which differ by ` +
    `${percent(results.diversity)} of what real images differ by.`,
    "",
    ...featureTable(results),
    ...looksTable(results.looks),
    "![samples from the prior](samples.png)",
    "",
    "![real and reconstruction](reconstructions.png)",
    "",
    "![curves](curves.png)",
    "",
    ...optionsSection(config),
  ].join("\n");
}
