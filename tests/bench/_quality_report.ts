/** Our run beside a plain PyTorch VAE, for people and for the results file. */
import type { VaeResults } from "@/cli/_vae_summary.ts";

/** One side of the comparison. */
export interface Side {
  /** On test, nats per image. */
  nelbo: number;
  recon: number;
  kl: number;
  /** Part of the way from the mean image to the floor. */
  closed: number;
  activeUnits: number;
  /** Share of pixels above one half in samples from the prior. */
  inkSamples: number;
  steps: number;
  bestStep: number;
  seconds: number;
}

/** What no model goes below, and what the mean image costs; nats per image. */
export type Anchors = Pick<
  VaeResults,
  "meanImage" | "entropyFloor" | "inkReal"
>;

/** Part of the way from mean image (0) to floor (1) that a score has gone. */
export function partClosed(
  nelbo: number,
  { meanImage, entropyFloor }: Pick<Anchors, "meanImage" | "entropyFloor">,
): number {
  return (meanImage - nelbo) / (meanImage - entropyFloor);
}

/** The comparison as Markdown. */
export function qualityTable(
  ours: Side,
  torch: Side,
  { meanImage, entropyFloor, inkReal }: Anchors,
): string {
  const nats = (value: number) => value.toFixed(1);
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  const seconds = (value: number) => `${value.toFixed(0)} s`;
  const row = (
    name: string,
    read: (side: Side) => string,
    others: string[] = ["", ""],
  ) => `| ${[name, read(ours), read(torch), ...others].join(" | ")} |`;
  return [
    "| test, nats per image | inkprint | plain PyTorch | mean image | floor |",
    "| --- | --- | --- | --- | --- |",
    row("negative ELBO", ({ nelbo }) => nats(nelbo), [
      nats(meanImage),
      nats(entropyFloor),
    ]),
    row("reconstruction", ({ recon }) => nats(recon)),
    row("KL", ({ kl }) => nats(kl)),
    row("way closed", ({ closed }) => percent(closed), ["0 %", "100 %"]),
    row("active units", ({ activeUnits }) => String(activeUnits)),
    row(
      `ink in samples (real ${percent(inkReal)})`,
      ({ inkSamples }) => percent(inkSamples),
    ),
    row("steps (best)", ({ steps, bestStep }) => `${steps} (${bestStep})`),
    row("training", (side) => seconds(side.seconds)),
  ].join("\n");
}
