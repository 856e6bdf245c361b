/** A pair's numbers as a page for people. */
import { REPORTED } from "./_held_out.ts";
import type { PairConfig } from "./_pair_options.ts";
import type { Anchors, SampleScores } from "./_sample_judge.ts";
import { looksTable, optionsSection, percent } from "./_summary_parts.ts";

/** What a pair is reported by; results.json holds the same. */
export interface PairResults extends Anchors {
  vae: SampleScores;
  gan: SampleScores;
}

/** summary.md of a pair. */
export function pairSummary(config: PairConfig, results: PairResults): string {
  const { vae, gan, features, floor, blurred, inkReal } = results;
  const nearer = vae.kid < gan.kid ? "VAE" : "GAN";
  return [
    "# VAE and GAN side by side",
    "",
    `Both learned the same images; samples of each are held against ` +
    `${results.images} ${REPORTED[results.heldOut]}. ` +
    `Nearer to them: the ${nearer}.`,
    "",
    "| | VAE | GAN | other real images | these, blurred |",
    "| --- | --- | --- | --- | --- |",
    `| kernel distance (KID) by ${features} | ` +
    [vae.kid, gan.kid, floor, blurred]
      .map((value) => value.toPrecision(4)).join(" | ") +
    " |",
    `| how much pictures differ, of real ones | ${percent(vae.diversity)} ` +
    `| ${percent(gan.diversity)} | 100 % | |`,
    `| different ones (Vendi), of all | ${percent(vae.different)} ` +
    `| ${percent(gan.different)} | ${percent(results.differentReal)} | |`,
    `| ink pixels | ${percent(vae.inkSamples)} | ` +
    `${percent(gan.inkSamples)} | ${percent(inkReal)} | |`,
    "",
    "![real images, the VAE's, the GAN's](samples.png)",
    "",
    ...section("VAE", vae),
    ...section("GAN", gan),
    "Each is a run of its own: [vae/summary.md](vae/summary.md), " +
    "[gan/summary.md](gan/summary.md).",
    "",
    ...optionsSection(config),
  ].join("\n");
}

/** How one's samples look, where the data has measures. */
function section(title: string, { looks }: SampleScores): string[] {
  return looks.length === 0
    ? []
    : [`## Looks of the ${title}`, "", ...looksTable(looks)];
}
