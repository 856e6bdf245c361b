/** The numbers of a VAE and a GAN on the same data: flags, defaults. */
import * as z from "zod";
import type { Dataset } from "@/data/mod.ts";
import { checkClasses } from "./_classes.ts";
import { DATA_FLAGS } from "./_data.ts";
import { DCGAN_FLAGS, type DcganConfig } from "./_gan_options.ts";
import { DCGAN } from "./_gan_recipe.ts";
import {
  type CommonConfig,
  type Recipe,
  type RunSpec,
  SESSION_FLAGS,
} from "./_recipe.ts";
import type { VaeConfig } from "./_vae_options.ts";
import { VAE } from "./_vae_recipe.ts";

/** What both have; all else is each kind's own default. */
export const PAIR_FLAGS = {
  ...DATA_FLAGS,
  size: DCGAN_FLAGS.size,
  mix: z.int().min(0).max(100_000).optional()
    .describe(
      "signatures by formula that either learns from at first; each kind's " +
        "own when left out",
    ),
  augment: DCGAN_FLAGS.augment,
  conditional: DCGAN_FLAGS.conditional,
  latentDim: z.int().min(1).max(1024).default(100)
    .describe("numbers that describe an image, of either"),
  steps: z.int().min(1).max(10_000_000).optional()
    .describe("steps of training of either; each kind's own when left out"),
  batch: z.int().min(2).max(4096).optional()
    .describe("images in a step; each kind's own when left out"),
  width: z.int().min(4).max(128).optional()
    .describe("filters of the outermost convolution of either"),
  checkpointEvery: DCGAN_FLAGS.checkpointEvery,
  seed: DCGAN_FLAGS.seed,
  // Kept with the run: the halves are made of it, also when it goes on.
  preset: SESSION_FLAGS.preset,
  quick: SESSION_FLAGS.quick,
};

/** A pair's options by name. */
export type PairConfig = z.output<z.ZodObject<typeof PAIR_FLAGS>>;

/** A VAE and a GAN learn the same pictures (S3's pipeline). */
export const PAIR: RunSpec<PairConfig> = {
  name: "train:vae-gan",
  kind: "vae-gan",
  title: "a VAE and a GAN",
  about: "Train a VAE and a GAN on the same data and put them side by side.",
  flags: PAIR_FLAGS,
  check(config) {
    checkClasses({ ...config, mix: config.mix ?? 0 });
    return config;
  },
  presets: { quick: { size: 32 }, standard: {}, original: { width: 32 } },
  examples: [
    "train:vae-gan                          # signatures made by formula",
    "train:vae-gan --quick                  # a first look",
    "train:vae-gan --data path/to/scans     # your own",
    "train:vae-gan --data path/to/names --conditional",
  ],
};

/** One of the two, with its place in the pair's folder. */
export interface Half<Config extends CommonConfig> {
  folder: "vae" | "gan";
  recipe: Recipe<Config>;
  config: Config;
}

/** The two, made of the pair's options and data alone. */
export function halvesOf(
  pair: PairConfig,
  data: Dataset,
): { vae: Half<VaeConfig>; gan: Half<DcganConfig> } {
  return {
    vae: { folder: "vae", recipe: VAE, config: configOf(VAE, pair, data) },
    gan: { folder: "gan", recipe: DCGAN, config: configOf(DCGAN, pair, data) },
  };
}

/** A half's own defaults, and on top of them what the pair says. */
function configOf<Config extends CommonConfig>(
  recipe: Recipe<Config>,
  { preset, quick, ...pair }: PairConfig,
  data: Dataset,
): Config {
  const name = quick ? "quick" : preset;
  const said = Object.fromEntries(
    Object.entries(pair).filter(([, value]) => value !== undefined),
  );
  const typed = Object.keys(said);
  const all = { ...recipe.presets[name], ...said };
  const parsed = z.object(recipe.flags).parse(all) as unknown as Config;
  const checked = recipe.check?.(parsed, []) ?? parsed;
  return recipe.fit?.(checked, data, { typed, preset: name }) ?? checked;
}
