/** How a VAE is trained, in the words of `_recipe.ts`. */
import type { Dataset } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";
import type { FeatureExtractor } from "@/metrics/mod.ts";
import { maxLevels } from "@/models/mod.ts";
import { VaeTrainer } from "@/training/mod.ts";
import { checkClasses, labelsOf } from "./_classes.ts";
import { fitToData } from "./_fit_to_data.ts";
import type { Building, Recipe } from "./_recipe.ts";
import {
  FOLDER,
  VAE_FLAGS,
  VAE_PRESETS,
  type VaeConfig,
} from "./_vae_options.ts";
import { reportVae } from "./_vae_report.ts";
import { buildParts } from "./_vae_run.ts";
import { validJudge } from "./_valid_judge.ts";

/** Data → encoder and decoder → ELBO → samples and scores. */
export const VAE: Recipe<VaeConfig> = {
  name: "train:vae",
  kind: "vae",
  title: "a VAE",
  about: "Train a variational autoencoder on signatures.",
  flags: VAE_FLAGS,
  presets: VAE_PRESETS,
  examples: [
    "train:vae                              # signatures made by formula",
    "train:vae --quick                      # a first look, any machine",
    "train:vae --data path/to/scans         # your own",
    "train:vae --data path/to/scans --conditional",
    "train:vae --resume outputs/vae-scans-1 --steps 5000",
  ],
  bestBy: "nelbo",
  check: (config, typed) => checkClasses(fitLevels(config, typed)),
  fit: fitToData<VaeConfig>({ folder: FOLDER }),
  build,
};

async function build(
  config: VaeConfig,
  data: Dataset,
  extractor: FeatureExtractor,
): Promise<Building> {
  const labels = labelsOf(data, config);
  const judge = await validJudge(data, extractor);
  const parts = { ...buildParts(config, data, labels), ...judge };
  const { average: network } = parts;
  return {
    labels,
    trainer: new VaeTrainer(parts, config),
    report: (folder, line) =>
      reportVae({ folder, data, extractor, config, network, line }),
  };
}

/** As many levels of latents as an image of this size can have. */
function fitLevels(config: VaeConfig, typed: string[]): VaeConfig {
  const most = maxLevels(config.size);
  if (config.levels > most && typed.includes("levels")) {
    throw new UserError(
      `--levels must be at most ${most} at size ${config.size}: ` +
        `current value is ${config.levels}`,
    );
  }
  return { ...config, levels: Math.min(config.levels, most) };
}
