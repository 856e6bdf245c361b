/** A VAE run's parts, made of its options alone: for training and after. */
import { Random } from "@/engine/mod.ts";
import { type Dataset, spread, toBatch, withRange } from "@/data/mod.ts";
import { inkShare } from "@/metrics/mod.ts";
import { newLadderVae, newVae, type Vae } from "@/models/mod.ts";
import type { VaeParts } from "@/training/mod.ts";
import { drawBatches } from "./_batches.ts";
import { classesOf, pick } from "./_classes.ts";
import { MOST } from "./_data.ts";
import type { VaeConfig } from "./_vae_options.ts";

/** What a network is built with besides the run's options. */
interface VaeInputs {
  /** Weights are drawn from it. */
  random: Random;
  /** Classes that it is taught; default: none. */
  classes?: number;
  /** Share of ink that it begins with. */
  inkShare?: number;
}

/** A network of the run's options. */
export function buildVae(
  { size, latentDim, width, levels }: VaeConfig,
  inputs: VaeInputs,
): Vae {
  const options = { size, latentDim, width, ...inputs };
  return levels === 1 ? newVae(options) : newLadderVae({ ...options, levels });
}

/**
 * All that a trainer needs.
 *
 * @param labels Classes that the network is taught; empty: none
 */
export function buildParts(
  config: VaeConfig,
  data: Dataset,
  labels: string[],
): VaeParts & { average: Vae } {
  const random = new Random(config.seed);
  const ink = inkShare(toBatch(data, spread(data.split.train, MOST)));
  const share = Math.min(0.5, Math.max(0.01, ink));
  const inputs = { random, classes: labels.length, inkShare: share };
  const vae = buildVae(config, inputs);
  const average = buildVae(config, inputs);
  const ranged = withRange(data, config.range ?? vae.range);
  const batches = drawBatches(ranged, config, random);
  const { split } = data;
  const choose = split.valid.length > 0 ? split.valid : split.train;
  const chosen = spread(choose, MOST);
  const classes = classesOf(data, labels);
  return {
    vae,
    average,
    batches,
    classes,
    valid: toBatch(ranged, chosen),
    validClasses: pick(classes, chosen),
    random,
  };
}
