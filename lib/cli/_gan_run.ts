/** A GAN run's parts, made of its options alone: for training and after. */
import { Random } from "@/engine/mod.ts";
import { type Dataset, spread, toBatch, withRange } from "@/data/mod.ts";
import { inkShare } from "@/metrics/mod.ts";
import type { Discriminator, Generator } from "@/models/mod.ts";
import type { GanParts } from "@/training/mod.ts";
import { classesOf, pick } from "./_classes.ts";
import { MOST } from "./_data.ts";
import type { GanConfig } from "./_gan_options.ts";
import { drawBatches } from "./_batches.ts";
import { enoughOf } from "./_held_out.ts";
import type { ValidJudge } from "./_valid_judge.ts";

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

/**
 * All that a trainer needs.
 *
 * @param labels Classes that the networks are taught; empty: none
 */
export function ganParts<Config extends GanConfig>(
  config: Config,
  data: Dataset,
  { networks, labels, judge }: {
    networks: Networks<Config>;
    labels: string[];
    judge: ValidJudge;
  },
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
    ...judge,
    random,
  };
}
