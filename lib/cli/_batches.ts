/** Where a run's training images come from, batch after batch. */
import type { Random } from "@/engine/mod.ts";
import {
  augmentOf,
  Batches,
  type Dataset,
  FadingBatches,
  sampleSignatures,
  withRange,
} from "@/data/mod.ts";

import { classesOf, evenly, labelsOf } from "./_classes.ts";

/** What of a run's options says how batches are drawn. */
export interface BatchesConfig {
  batch: number;
  augment: boolean;
  mix: number;
  conditional: boolean;
  steps: number;
  seed: number;
}

/** Mixed-in signatures are of other hands than any sample data set's. */
const MIX_SEED = 1_000_003;
/** Share of the run after which nothing is mixed in any more. */
const FADED = 0.6;

/**
 * Batches of the train split, at first mixed with signatures by formula.
 *
 * Where classes are taught, each is drawn as often as the others.
 */
export function drawBatches(
  data: Dataset,
  config: BatchesConfig,
  random: Random,
): Batches | FadingBatches {
  const { batch, augment, mix, conditional, steps, seed } = config;
  const options = {
    batch,
    random,
    augment: augment ? augmentFor(data.content, conditional) : undefined,
  };
  const { train } = data.split;
  const classes = classesOf(data, labelsOf(data, config));
  const drawn = conditional ? evenly(train, classes) : train;
  const own = new Batches(data, drawn, options);
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

/** Where classes are taught, a left loop must not be shown as a right one. */
export function augmentFor(content: Dataset["content"], conditional: boolean) {
  const augment = augmentOf(content);
  return conditional ? { ...augment, mirror: false } : augment;
}
