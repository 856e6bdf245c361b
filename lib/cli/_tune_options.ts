/** What a search for settings takes: flags, and where it looks by itself. */
import * as z from "zod";
import { UserError } from "@/engine/mod.ts";
import { DATA_FLAGS } from "./_data.ts";
import { ENGINE_FLAGS } from "./_engine.ts";
import { DCGAN, GAN } from "./_gan_recipe.ts";
import { WORK_FLAGS } from "./_made_folder.ts";
import { type CommonConfig, type Recipe, SESSION_FLAGS } from "./_recipe.ts";
import { VAE } from "./_vae_recipe.ts";

/** Kinds of runs that settings are looked for. */
export const KINDS = ["vae", "gan", "dcgan"] as const;
export type Kind = typeof KINDS[number];

/** How a kind is trained. */
export function recipeOf(kind: Kind): Recipe<CommonConfig> {
  const recipes = { vae: VAE, gan: GAN, dcgan: DCGAN };
  return recipes[kind] as unknown as Recipe<CommonConfig>;
}

export const TUNE_FLAGS = {
  kind: z.enum(KINDS).default("vae").describe("what is trained"),
  ...DATA_FLAGS,
  size: z.int().min(28).max(128).optional()
    .describe("width and height of the images; default: the kind's own"),
  steps: z.int().min(1).max(10_000_000).optional()
    .describe("of a trial that goes all the way; default: the kind's own"),
  base: z.string().min(1).optional().meta({ value: "file" })
    .describe("settings that all trials share, as train's --config takes them"),
  space: z.string().min(1).optional().meta({ value: "file" })
    .describe(
      'where to look instead of the usual space: JSON such as { "beta": ' +
        '{ "low": 0.5, "high": 2, "scale": "log" }, "width": { "choices": ' +
        "[16, 32] } }",
    ),
  objective: z.string().min(1).optional().meta({ value: "score" })
    .describe("score of valid that is made small; default: nelbo, kid"),
  maximize: z.boolean().default(false)
    .describe("make the score large instead"),
  budget: z.string().default("20m").meta({ value: "time" })
    .describe("how long to search, such as 90s, 20m or 2h"),
  trials: z.int().min(1).max(100_000).optional()
    .describe("how many at most; default: as many as the budget allows"),
  rungs: z.int().min(1).max(8).default(3)
    .describe("times that a trial is looked at; the better train on"),
  eta: z.int().min(2).max(10).default(3)
    .describe("one in so many trains on, so many times as long"),
  workers: z.int().min(1).max(256).default(1)
    .describe("trials that train at once, and share the cores"),
  shard: WORK_FLAGS.shard.describe("do every n-th trial only, as 1/4 to 4/4"),
  seed: z.int().min(0).max(2 ** 31 - 1).default(1)
    .describe("the list of trials, and each training, follow from it"),
  preset: SESSION_FLAGS.preset,
  quick: SESSION_FLAGS.quick,
  engine: ENGINE_FLAGS.engine,
  threads: z.int().min(0).max(127).default(0)
    .describe("threads of all workers together; 0 takes all cores"),
  out: SESSION_FLAGS.out.describe("where the folder of the search is made"),
  resume: z.string().min(1).optional().meta({ value: "folder" })
    .describe("go on with a search; with --budget, for so long in all"),
  json: z.boolean().default(false)
    .describe("print what happens as lines of JSON"),
  quiet: SESSION_FLAGS.quiet,
};

/** What may be typed when a search goes on; all else is fixed. */
export const GOES_ON = "resume budget workers threads json quiet".split(" ");

/**
 * Seconds of a time as it is typed.
 *
 * @throws {UserError} If it is none
 */
export function secondsOf(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(s|m|h)$/.exec(text) ?? [];
  const seconds = Number(number) * { s: 1, m: 60, h: 3600 }[unit]!;
  if (seconds > 0) return seconds;
  throw new UserError(
    `--budget must be a time such as 90s, 20m or 2h: current value is ${text}`,
  );
}
