/** A GAN run's numbers as a page for people. */
import type { Realism } from "@/metrics/mod.ts";
import { REPORTED } from "./_held_out.ts";
import type { GanConfig } from "./_gan_options.ts";
import type { Anchors, SampleScores } from "./_sample_judge.ts";

/** What a run is reported by; results.json holds the same. */
export type GanResults = Anchors & SampleScores;

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
    ...looksTable(results.looks),
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

/** How samples look beside real images; nothing where nothing is measured. */
export function looksTable(looks: Realism[]): string[] {
  if (looks.length === 0) return [];
  return [
    "| how they look (means) | real | samples | distance | two halves of the real |",
    "| --- | --- | --- | --- | --- |",
    ...looks.map(({ name, unit, ...of }) =>
      `| ${name}, ${unit} | ${of.real.toFixed(2)} | ${of.made.toFixed(2)} | ` +
      `${of.distance.toFixed(2)} | ${of.floor.toFixed(2)} |`
    ),
    "",
  ];
}
