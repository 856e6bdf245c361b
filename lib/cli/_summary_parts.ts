/** What the pages of all kinds of runs have in common. */
import type { Realism } from "@/metrics/mod.ts";
import type { Anchors, SampleScores } from "./_sample_judge.ts";

/** A share in [0, 1] as people read it. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

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

/** How far samples are from held-out images, and how many of them differ. */
export function featureTable(
  { features, ...of }: Pick<
    Anchors & SampleScores,
    "features" | "kid" | "floor" | "blurred" | "different" | "differentReal"
  >,
): string[] {
  return [
    `| by ${features} | kernel distance (KID) | different ones (Vendi) |`,
    "| --- | --- | --- |",
    `| samples | ${of.kid.toPrecision(4)} | ${percent(of.different)} |`,
    `| other real images, the floor | ${of.floor.toPrecision(4)} | ` +
    `${percent(of.differentReal)} |`,
    `| other real images, blurred | ${of.blurred.toPrecision(4)} | |`,
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

/** A table of two columns. */
export function table(left: string, right: string, rows: string[][]): string[] {
  const lines = rows.map((row) => `| ${row.join(" | ")} |`);
  return [`| ${left} | ${right} |`, "| --- | --- |", ...lines, ""];
}
