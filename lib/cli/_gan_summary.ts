/** A GAN run's numbers as a page for people. */
import { type HeldOut, REPORTED } from "./_held_out.ts";
import type { GanConfig } from "./_gan_options.ts";

/** What a run is reported by; results.json holds the same. */
export interface GanResults {
  /** Images that the samples are held against */
  images: number;
  heldOut: HeldOut;
  /** Of samples to these images, by random features */
  distance: number;
  /** Of other real images to these */
  floor: number;
  /** Of other real images, blurred, to these */
  blurred: number;
  /** How much samples differ, as a share of how much real images do */
  diversity: number;
  /** Share of ink pixels in real images and in samples */
  inkReal: number;
  inkSamples: number;
}

/** summary.md of a run. */
export function ganSummary(
  title: string,
  config: GanConfig,
  results: GanResults,
): string {
  const { distance, floor, blurred, inkReal, inkSamples } = results;
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  return [
    `# ${title}`,
    "",
    "Best weights by the distance on the valid split, held against " +
    `${results.images} ${REPORTED[results.heldOut]}.`,
    "",
    "| kernel distance of random features | |",
    "| --- | --- |",
    `| samples | ${distance.toPrecision(4)} |`,
    `| other real images, the floor | ${floor.toPrecision(4)} |`,
    `| other real images, blurred | ${blurred.toPrecision(4)} |`,
    "",
    `Samples differ by ${percent(results.diversity)} of what real images ` +
    `differ by. Ink pixels: ${percent(inkReal)} of the real images, ` +
    `${percent(inkSamples)} of samples.`,
    "",
    "![samples](samples.png)",
    "",
    "![how they became](training.gif)",
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
