/** A GAN run beside a plain PyTorch GAN, for people. */
import type { Anchors, SampleScores } from "@/cli/_sample_judge.ts";

/** One side of the comparison. */
export interface GanSide extends Omit<SampleScores, "looks"> {
  /** Steps in all, and those of the weights that drew. */
  steps: number;
  bestStep: number;
  seconds: number;
}

/** The nearer to held-out images of two ways to draw with the same weights. */
export function nearer<Drawn extends { scores: SampleScores }>(
  a: Drawn,
  b: Drawn,
): Drawn {
  const [first, second] = [a.scores.kid, b.scores.kid];
  return second < first || Number.isNaN(first) ? b : a;
}

/** The comparison as Markdown. */
export function ganQualityTable(
  ours: GanSide,
  torch: GanSide,
  { images, features, floor, blurred, differentReal, inkReal }: Anchors,
): string {
  const far = (value: number) => value.toPrecision(3);
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  const row = (
    name: string,
    read: (side: GanSide) => string,
    others: string[] = ["", ""],
  ) => `| ${[name, read(ours), read(torch), ...others].join(" | ")} |`;
  return [
    `| beside ${images} held-out images | inkprint | plain PyTorch | ` +
    "other real images (floor) | the same, blurred |",
    "| --- | --- | --- | --- | --- |",
    row(`kernel distance (KID) by ${features}`, ({ kid }) => far(kid), [
      far(floor),
      far(blurred),
    ]),
    row(
      "different pictures (Vendi), of all",
      ({ different }) => percent(different),
      [percent(differentReal), ""],
    ),
    row("diversity, of real images'", ({ diversity }) => percent(diversity)),
    row(
      `ink in samples (real ${percent(inkReal)})`,
      ({ inkSamples }) => percent(inkSamples),
    ),
    row(
      "steps (weights of)",
      ({ steps, bestStep }) => `${steps} (${bestStep})`,
    ),
    row("training", ({ seconds }) => `${seconds.toFixed(0)} s`),
  ].join("\n");
}
