/** A VAE run's numbers as a page for people. */
import type { Dataset } from "@/data/mod.ts";
import type { VaeScores } from "@/training/mod.ts";
import type { VaeConfig } from "./_vae_options.ts";

/** What the scores are about, by what was held out. */
const REPORTED = {
  people: "images of the test split: other people",
  images: "images of the test split: of the same people, since there are too " +
    "few to hold some out",
  nothing: "images of the train split itself, since there are too few to " +
    "hold some out: the numbers flatter",
};

/** What a run is reported by; results.json holds the same. */
export interface VaeResults {
  /** Images of the test split; of the train split if that is empty. */
  images: number;
  /** What of the test split was never trained on. */
  heldOut: keyof typeof REPORTED;
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

/** What was held out: not all data can be split by person. */
export function heldOutOf(
  { test, warning }: Dataset["split"],
): VaeResults["heldOut"] {
  if (test.length === 0) return "nothing";
  return warning === undefined ? "people" : "images";
}

/** summary.md of a run. */
export function summaryOf(config: VaeConfig, results: VaeResults): string {
  const { test, entropyFloor, meanImage, inkReal, inkSamples } = results;
  const closed = (meanImage - test.nelbo) / (meanImage - entropyFloor);
  const nats = (value: number) => value.toFixed(1);
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
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
    `${percent(inkSamples)} of samples.`,
    "",
    "![samples from the prior](samples.png)",
    "",
    "![real and reconstruction](reconstructions.png)",
    "",
    "![curves](curves.png)",
    "",
    "## Options",
    "",
    "| option | value |",
    "| --- | --- |",
    ...Object.entries(config).map(([name, value]) => `| ${name} | ${value} |`),
    "",
  ].join("\n");
}
