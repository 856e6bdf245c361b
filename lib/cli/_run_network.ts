/** What a user takes away of a run: one model from noise to pixels. */
import { join } from "@std/path";
import { Random, tf, UserError } from "@/engine/mod.ts";
import type { Generator } from "@/models/mod.ts";
import type { GanConfig } from "./_gan_options.ts";
import { DCGAN, DCGAN_NETWORKS, FC_NETWORKS, GAN } from "./_gan_recipe.ts";
import { openGenerator } from "./_open_generator.ts";
import { kindOfRun, readRun, restoreBest } from "./_read_run.ts";
import type { CommonConfig } from "./_recipe.ts";
import type { RunConfig } from "./_run_config.ts";
import { VAE } from "./_vae_recipe.ts";
import { buildVae } from "./_vae_run.ts";

/** A run's model with its best weights, and what the run says of itself. */
export interface RunNetwork {
  /** The folder that results.json is in: of a pair, its own */
  run: string;
  config: RunConfig<CommonConfig>;
  /**
   * From `z`, the noise of a ladder's maps and one-hot classes, if there are
   * any, to `image`, `[batch, size, size, 1]` with ink high
   */
  model: tf.LayersModel;
  /** Of the pixels */
  range: Generator["range"];
}

/** How a model is had of a run, by its kind. */
const OPENERS: Record<string, (run: string) => Promise<RunNetwork>> = {
  vae: openVae,
  gan: (run) => openGan(run, GAN, FC_NETWORKS),
  dcgan: (run) => openGan(run, DCGAN, DCGAN_NETWORKS),
  // Of a pair the sharper half; RUN/vae is the other.
  async "vae-gan"(run) {
    const gan = await openGan(join(run, "gan"), DCGAN, DCGAN_NETWORKS);
    return { ...gan, run };
  },
};

/**
 * A run's network with its best weights; the engine must be open.
 *
 * @throws {UserError} If the folder is no run, or has no trained weights yet
 */
export async function openNetwork(run: string): Promise<RunNetwork> {
  const kind = await kindOfRun(run);
  if (kind !== undefined && Object.hasOwn(OPENERS, kind)) {
    return await OPENERS[kind](run);
  }
  throw new UserError(
    `${run} is not a run of one of ${Object.keys(OPENERS).join(", ")}: ${kind}`,
  );
}

/** The decoder of a run, with the sigmoid that makes pixels of logits. */
async function openVae(run: string): Promise<RunNetwork> {
  const config = await readRun(run, VAE);
  const { options, labels = [] } = config;
  const random = new Random(options.seed);
  const vae = buildVae(options, { random, classes: labels.length });
  await restoreBest(run, vae.weights);
  const { name, inputs, outputs: [logits] } = vae.decoder;
  const image = tf.layers.activation({ name: "image", activation: "sigmoid" })
    .apply(logits) as tf.SymbolicTensor;
  const model = tf.model({ name, inputs, outputs: image });
  return { run, config, model, range: vae.range };
}

/** The average generator of a run. */
async function openGan<Config extends GanConfig>(
  ...where: Parameters<typeof openGenerator<Config>>
): Promise<RunNetwork> {
  const [run] = where;
  const { generator: { model, range }, config } = await openGenerator(...where);
  return { run, config, model, range };
}
