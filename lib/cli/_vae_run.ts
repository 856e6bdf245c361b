/** A VAE run's parts, made of its options alone: for training and after. */
import { Random } from "@/engine/mod.ts";
import {
  augmentOf,
  Batches,
  type Dataset,
  FadingBatches,
  openFolder,
  sampleSignatures,
  spread,
  toBatch,
  withRange,
} from "@/data/mod.ts";
import { inkShare } from "@/metrics/mod.ts";
import { newLadderVae, newVae, type Vae } from "@/models/mod.ts";
import type { VaeParts } from "@/training/mod.ts";
import { dataCache } from "./_data_cache.ts";
import type { VaeConfig } from "./_vae_options.ts";
import type { ProgressLine } from "./progress.ts";

/** What `--data` means when it is no folder. */
export const SAMPLE_DATA = "signatures";

/** The images of a run: a folder's, or made by formula. */
export async function openData(
  { data, size, seed, layout, labelKind }:
    & Pick<VaeConfig, "data" | "size" | "seed">
    & Partial<Pick<VaeConfig, "layout" | "labelKind">>,
  line: ProgressLine,
  { cache = true }: { cache?: boolean } = {},
): Promise<Dataset> {
  if (data === SAMPLE_DATA) return sampleSignatures({ size, seed });
  line.begin("read");
  const opened = await openFolder(data, {
    size,
    seed,
    layout,
    kind: labelKind,
    cache: cache ? dataCache() : undefined,
    onProgress: (step, total) =>
      line.update({ step, total }, performance.now()),
  });
  line.done();
  const { skipped, duplicates, alike, split } = opened;
  for (const { file, reason } of skipped.slice(0, 5)) {
    line.note(`skipped: ${file} ${reason}`);
  }
  if (skipped.length > 5) line.note(`skipped: ${skipped.length} files in all`);
  if (duplicates.length > 0) {
    line.note(`left out: ${duplicates.length} exact duplicates`);
  }
  if (alike.length > 0) {
    line.note(`look the same: ${alike.length} pairs, which no split parts`);
  }
  if (split.warning) line.note(split.warning);
  return opened;
}

/** How many images of which split, in a sentence. */
export function describeData({ name, items, split }: Dataset): string {
  const persons = new Set(items.map(({ person }) => person)).size;
  const { train, valid, test } = split;
  return `data: ${name}, ${items.length} images by ${persons} persons: ` +
    `${train.length} train, ${valid.length} valid, ${test.length} test`;
}

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

/** Images that are looked at at once: more do not fit into any memory. */
export const MOST = 4096;

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
