/** A GAN run's parts, made of its options alone: for training and after. */
import { Random, UserError } from "@/engine/mod.ts";
import { type Dataset, spread, toBatch, withRange } from "@/data/mod.ts";
import { inkShare, pairwiseDistance, sampleDistance } from "@/metrics/mod.ts";
import type { Discriminator, Generator } from "@/models/mod.ts";
import type { GanParts, GanScores } from "@/training/mod.ts";
import { classesOf, pick } from "./_classes.ts";
import { MOST } from "./_data.ts";
import type { GanConfig } from "./_gan_options.ts";
import { drawBatches } from "./_batches.ts";

/** How a kind of GAN builds its networks; classes are 0 where none are asked. */
export interface Networks<Config> {
  generator(
    config: Config,
    classes: number,
    random: Random,
    inkShare: number,
  ): Generator;
  discriminator(config: Config, classes: number, random: Random): Discriminator;
}

/** Held-out images that pictures are held against. */
const JUDGED = 256;

/**
 * All that a trainer needs.
 *
 * @param labels Classes that the networks are taught; empty: none
 */
export function ganParts<Config extends GanConfig>(
  config: Config,
  data: Dataset,
  { networks, labels }: { networks: Networks<Config>; labels: string[] },
): GanParts & { shown: Generator } {
  const random = new Random(config.seed);
  const classes = labels.length;
  const ink = inkShare(toBatch(data, spread(data.split.train, MOST)));
  const share = Math.min(0.5, Math.max(0.01, ink));
  const generator = networks.generator(config, classes, random, share);
  const average = networks.generator(config, classes, random, share);
  const shown = networks.generator(config, classes, random, share);
  const discriminator = networks.discriminator(config, classes, random);
  const ranged = withRange(data, config.range ?? generator.range);
  const batches = drawBatches(ranged, config, random);
  const heldOut = spread(enoughOf(data.split, "valid"), MOST);
  const classOf = classesOf(data, labels);
  return {
    generator,
    average,
    shown,
    discriminator,
    batches,
    classes: classOf,
    valid: toBatch(ranged, heldOut),
    validClasses: pick(classOf, heldOut),
    score: scorer(data, heldOut),
    random,
  };
}

/** Fewer images say nothing of what a set of samples should look like. */
const ENOUGH = 16;

/** A part of the split, or where it is too small the train split. */
export function enoughOf(
  split: Dataset["split"],
  part: "valid" | "test",
): Int32Array {
  return split[part].length >= ENOUGH ? split[part] : split.train;
}

/** Holds pictures against held-out images, which are looked at once. */
function scorer(data: Dataset, heldOut: number[]) {
  const { size } = data;
  const area = size * size;
  const real = toBatch(withRange(data, "unit"), spread(heldOut, JUDGED));
  const diversity = pairwiseDistance(real, area);
  if (diversity === 0) {
    throw new UserError(
      `All ${real.length / area} images that samples are held against are ` +
        "the same: there is nothing to learn",
    );
  }
  const ink = inkShare(real);
  const distance = sampleDistance(real, { size });
  return (pictures: Float32Array): GanScores => ({
    distance: distance(pictures),
    diversity: pairwiseDistance(pictures, area) / diversity,
    ink: inkShare(pictures) / ink,
  });
}
