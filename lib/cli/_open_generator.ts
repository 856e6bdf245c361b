/** The generator of a GAN's run: for pictures, and to be taken away. */
import { Random } from "@/engine/mod.ts";
import type { Generator } from "@/models/mod.ts";
import type { GanConfig } from "./_gan_options.ts";
import type { Networks } from "./_gan_run.ts";
import { readRun, restoreBest } from "./_read_run.ts";
import type { Recipe } from "./_recipe.ts";
import type { RunConfig } from "./_run_config.ts";

/** A share of ink; the weights of the run replace what begins there. */
const SOME = 0.1;

/**
 * The average generator of a run, with its best weights.
 *
 * @throws {UserError} If the folder is no run of the kind, or has none yet
 */
export async function openGenerator<Config extends GanConfig>(
  run: string,
  recipe: Recipe<Config>,
  networks: Networks<Config>,
): Promise<{ generator: Generator; config: RunConfig<Config> }> {
  const config = await readRun(run, recipe);
  const { options, labels = [] } = config;
  const random = new Random(options.seed);
  const generator = networks.generator(options, labels.length, random, SOME);
  await restoreBest(run, generator.weights);
  return { generator, config };
}
