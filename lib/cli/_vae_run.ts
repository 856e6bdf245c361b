/** A VAE run's parts, made of its options alone: for training and after. */
import { Random } from "@/engine/mod.ts";
import { type Dataset, spread, toBatch, withRange } from "@/data/mod.ts";
import { inkShare } from "@/metrics/mod.ts";
import { newLadderVae, newVae, type Vae } from "@/models/mod.ts";
import type { VaeParts } from "@/training/mod.ts";
import { drawBatches } from "./_batches.ts";
import { MOST } from "./_data.ts";
import type { VaeConfig } from "./_vae_options.ts";

/** A network of the run's options; weights are drawn from `random`. */
export function buildVae(
  { size, latentDim, width, levels }: VaeConfig,
  random: Random,
  inkShare?: number,
): Vae {
  const options = { size, latentDim, width, random, inkShare };
  return levels === 1 ? newVae(options) : newLadderVae({ ...options, levels });
}

/** All that a trainer needs. */
export function buildParts(
  config: VaeConfig,
  data: Dataset,
): VaeParts & { average: Vae } {
  const random = new Random(config.seed);
  const ink = inkShare(toBatch(data, spread(data.split.train, MOST)));
  const share = Math.min(0.5, Math.max(0.01, ink));
  const vae = buildVae(config, random, share);
  const average = buildVae(config, random, share);
  const ranged = withRange(data, config.range ?? vae.range);
  const batches = drawBatches(ranged, config, random);
  const { split } = data;
  const choose = split.valid.length > 0 ? split.valid : split.train;
  const valid = toBatch(ranged, spread(choose, MOST));
  return { vae, average, batches, valid, random };
}
