/** What the pages of all kinds of runs have in common. */
import type { Realism } from "@/metrics/mod.ts";
import type { Anchors, SampleScores } from "./_sample_judge.ts";

/** The options that a run was made with, as the end of its page. */
export function optionsSection(config: object): string[] {
  return [
    "## Options",
    "",
    "| option | value |",
    "| --- | --- |",
    ...Object.entries(config).map(([name, value]) => `| ${name} | ${value} |`),
    "",
  ];
}

/** How far samples are from held-out images, between two anchors. */
export function kidTable(
  { kid, features, floor, blurred }: Pick<
    Anchors & SampleScores,
    "kid" | "features" | "floor" | "blurred"
  >,
): string[] {
  return [
    `| kernel distance (KID) by ${features} | |`,
    "| --- | --- |",
    `| samples | ${kid.toPrecision(4)} |`,
    `| other real images, the floor | ${floor.toPrecision(4)} |`,
    `| other real images, blurred | ${blurred.toPrecision(4)} |`,
    "",
  ];
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
