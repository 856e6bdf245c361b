/** How GANs are trained, in the words of `_recipe.ts`. */
import type { Dataset } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";
import type { FeatureExtractor } from "@/metrics/mod.ts";
import {
  dcganDiscriminator,
  dcganGenerator,
  fcDiscriminator,
  fcGenerator,
  residualDiscriminator,
  residualGenerator,
} from "@/models/mod.ts";
import { GanTrainer } from "@/training/mod.ts";
import { checkGan } from "./_check_gan.ts";
import { labelsOf } from "./_classes.ts";
import { fitToData } from "./_fit_to_data.ts";
import {
  DCGAN_FLAGS,
  DCGAN_PRESETS,
  type DcganConfig,
  FINGERPRINTS,
  FOLDER,
  GAN_FLAGS,
  GAN_PRESETS,
  type GanConfig,
} from "./_gan_options.ts";
import { reportGan } from "./_gan_report.ts";
import { ganParts, type Networks } from "./_gan_run.ts";
import type { Building, Recipe } from "./_recipe.ts";
import { validJudge } from "./_valid_judge.ts";

/** Dense layers, as S1 has them. */
export const FC_NETWORKS: Networks<GanConfig> = {
  generator: ({ size, latentDim }, classes, random) =>
    fcGenerator({ size, latentDim, classes, random }),
  discriminator: ({ size }, classes, random) =>
    fcDiscriminator({ size, classes, random }),
};

/** Convolutions, as S4 has them. */
export const DCGAN_NETWORKS: Networks<DcganConfig> = {
  generator(config, classes, random, inkShare) {
    const { size, latentDim, width, network, upsampling } = config;
    const options = { size, latentDim, width, classes, random };
    return network === "residual"
      ? residualGenerator(options)
      : dcganGenerator({ ...options, upsampling, inkShare });
  },
  discriminator({ network, ...config }, classes, random) {
    const { size, width, normalization, minibatchStddev } = config;
    const shared = { size, width, classes, minibatchStddev, random };
    return network === "residual"
      ? residualDiscriminator(shared)
      : dcganDiscriminator({ ...shared, normalization });
  },
};

/** Two dense networks against each other. */
export const GAN: Recipe<GanConfig> = {
  name: "train:gan",
  kind: "gan",
  title: "a GAN",
  about: "Train a generative adversarial network of dense layers.",
  flags: GAN_FLAGS,
  presets: GAN_PRESETS,
  examples: [
    "train:gan                              # signatures made by formula",
    "train:gan --quick                      # a first look",
    "train:gan --data path/to/scans --steps 20000",
  ],
  bestBy: "kid",
  check: checkGan,
  fit: fitToData<GanConfig>({ folder: FOLDER }),
  build: (...on) => build(FC_NETWORKS, "FC-GAN", ...on),
};

/** Two convolutional networks against each other. */
export const DCGAN: Recipe<DcganConfig> = {
  name: "train:dcgan",
  kind: "dcgan",
  title: "a DCGAN",
  about: "Train a convolutional generative adversarial network.",
  flags: DCGAN_FLAGS,
  presets: DCGAN_PRESETS,
  examples: [
    "train:dcgan --data fingerprints        # fingerprints made by formula",
    "train:dcgan --data path/to/scans       # your own",
    "train:dcgan --data path/to/scans --conditional",
  ],
  bestBy: "kid",
  check: checkGan,
  fit: fitToData<DcganConfig>({ folder: FOLDER, fingerprints: FINGERPRINTS }),
  build: (...on) => build(DCGAN_NETWORKS, "DCGAN", ...on),
};

/** A signature is so thin that a cut would take most of it away. */
const DIFF_POLICY = {
  signature: { translation: 1 / 8, cutout: 0, brightness: 0.2, contrast: 0 },
  fingerprint: { translation: 1 / 8, cutout: 1 / 4, brightness: 0.2 },
};

async function build<Config extends GanConfig>(
  networks: Networks<Config>,
  title: string,
  config: Config,
  data: Dataset,
  extractor: FeatureExtractor,
): Promise<Building> {
  const labels = labelsOf(data, config);
  const judge = await validJudge(data, extractor);
  if (!judge) {
    throw new UserError(
      "All images that samples are held against are the same: there is " +
        "nothing to learn",
    );
  }
  const parts = ganParts(config, data, { networks, labels, judge });
  const { shown: generator } = parts;
  return {
    labels,
    trainer: new GanTrainer(parts, {
      ...config,
      diffPolicy: DIFF_POLICY[data.content],
    }),
    report: (folder, line) =>
      reportGan({ folder, data, extractor, config, title, generator, line }),
  };
}
