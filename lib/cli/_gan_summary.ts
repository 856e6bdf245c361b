/** A GAN run's numbers as a page for people. */
import { REPORTED } from "./_held_out.ts";
import type { GanConfig } from "./_gan_options.ts";
import type { Anchors, SampleScores } from "./_sample_judge.ts";
import {
  featureTable,
  looksTable,
  optionsSection,
  percent,
} from "./_summary_parts.ts";

/** What a run is reported by; results.json holds the same. */
export type GanResults = Anchors & SampleScores;

/** summary.md of a run. */
export function ganSummary(
  title: string,
  config: GanConfig,
  results: GanResults,
): string {
  const { inkReal, inkSamples } = results;
  return [
    `# ${title}`,
    "",
    "Best weights by the KID on the valid split, held against " +
    `${results.images} ${REPORTED[results.heldOut]}.`,
    "",
    ...featureTable(results),
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
    ...optionsSection(config),
  ].join("\n");
}
