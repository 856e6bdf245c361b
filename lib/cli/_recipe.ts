/** What a kind of training is made of: the words of `_train_run.ts`. */
import * as z from "zod";
import type { Dataset } from "@/data/mod.ts";
import type { FeatureExtractor } from "@/metrics/mod.ts";
import type { RunFolder, Trainer } from "@/training/mod.ts";
import type { DataConfig } from "./_data.ts";
import { TRAINING_ENGINE_FLAGS } from "./_engine.ts";
import type { Flags, FlagTable } from "./flags.ts";
import type { ProgressLine } from "./progress.ts";

/** The flags of a session, the same for every kind. */
export const SESSION_FLAGS = {
  preset: z.enum(["quick", "standard", "original"]).default("standard")
    .describe("a set of defaults"),
  quick: z.boolean().default(false).describe("the same as --preset quick"),
  config: z.string().min(1).optional().meta({ value: "file" })
    .describe("settings as JSON, such as tune's best.json; what is typed wins"),
  cache: z.boolean().default(true)
    .describe("keep prepared images of a folder in data/cache/images"),
  ...TRAINING_ENGINE_FLAGS,
  minutes: z.number().gt(0).optional()
    .describe("stop and save after so many minutes"),
  until: z.int().min(1).optional()
    .describe("pause after this step, before any report; --resume goes on"),
  out: z.string().min(1).default("outputs").meta({ value: "folder" })
    .describe("where run folders are made"),
  resume: z.string().min(1).optional().meta({ value: "run" })
    .describe("go on with a run from its last checkpoint"),
  plot: z.boolean().default(false)
    .describe("watch it in a browser tab while it trains"),
  json: z.boolean().default(false)
    .describe("print each event as a line of JSON"),
  quiet: z.boolean().default(false).describe("say nothing but errors"),
};

/** What a user types besides the numbers of a run. */
export type Session = Flags<typeof SESSION_FLAGS>;

/** What every kind must know of its data, and how long it trains. */
export interface CommonConfig extends DataConfig {
  steps: number;
  checkpointEvery: number;
  patience?: number;
}

/** What is made of options and data. */
export interface Building {
  trainer: Trainer;
  /** Classes that it is taught, in their order */
  labels?: string[];
  /** Judges the best weights and writes everything down. */
  report(folder: RunFolder, line: ProgressLine): Promise<void>;
}

/** What a user types for a kind of run; `Config` is what its flags give. */
export interface RunSpec<Config extends DataConfig> {
  /** The task, such as `train:vae` */
  name: string;
  /** Begins the names of run folders, such as `vae` */
  kind: string;
  /** What the kind is called in a sentence, such as `a VAE` */
  title: string;
  about: string;
  /** The numbers of a run; a run folder keeps them */
  flags: FlagTable;
  presets: Record<string, Partial<Config>>;
  examples: string[];
  /**
   * Options that fit together.
   *
   * @param typed Names of the flags that the user typed
   * @throws {UserError} If what was typed does not
   */
  check?(config: Config, typed: string[]): Config;
  /** Defaults that depend on the data; what was typed stays. */
  fit?(
    config: Config,
    data: Dataset,
    how: { typed: string[]; preset: string },
  ): Config;
}

/** How one kind of model is trained. */
export interface Recipe<Config extends CommonConfig> extends RunSpec<Config> {
  /** Which score of valid says how good the weights are; lower is better */
  bestBy: string;
  /** Steps between looks at valid, and between sheets of samples */
  validateEvery?: number;
  sampleEvery?: number;
  /** @param extractor What samples are compared by */
  build(
    config: Config,
    data: Dataset,
    extractor: FeatureExtractor,
  ): Promise<Building>;
}
