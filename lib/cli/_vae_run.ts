/** A VAE run's parts, made of its options alone: for training and after. */
import { Random } from "@/engine/mod.ts";
import {
  augmentOf,
  Batches,
  type Dataset,
  FadingBatches,
  sampleSignatures,
  spread,
  toBatch,
  withRange,
} from "@/data/mod.ts";
import { inkShare } from "@/metrics/mod.ts";
import { newLadderVae, newVae, type Vae } from "@/models/mod.ts";
import type { VaeParts } from "@/training/mod.ts";
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

/** Mixed-in signatures are of other hands than any sample data set's. */
const MIX_SEED = 1_000_003;
/** Share of the run after which nothing is mixed in any more. */
const FADED = 0.6;

/** Batches of the train split, at first mixed with signatures by formula. */
function drawBatches(
  data: Dataset,
  { batch, augment, mix, steps, seed }: VaeConfig,
  random: Random,
): Batches | FadingBatches {
  const options = {
    batch,
    random,
    augment: augment ? augmentOf(data.content) : undefined,
  };
  const { train } = data.split;
  const own = new Batches(data, train, options);
  if (mix === 0) return own;
  const made = sampleSignatures({
    size: data.size,
    writers: Math.ceil(mix / 2),
    perWriter: 2,
    seed: MIX_SEED + seed,
  });
  const all = Int32Array.from({ length: mix }, (_, i) => i);
  const others = new Batches(withRange(made, data.range), all, options);
  const share = mix / (mix + train.length);
  return new FadingBatches(own, others, { share, steps: FADED * steps });
}
