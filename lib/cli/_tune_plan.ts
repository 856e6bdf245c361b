/** What a search for settings is to do: read from flags, or from its folder. */
import { basename } from "@std/path";
import type { Dataset } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";
import {
  type Ladder,
  parseShard,
  type Settings,
  type Shard,
  type Space,
} from "@/jobs/mod.ts";
import { readConfig, RunFolder } from "@/training/mod.ts";
import { readConfigFile } from "./_config_file.ts";
import { resolveData } from "./_data.ts";
import { readValue } from "./_flag_value.ts";
import type { CommonConfig, Recipe } from "./_recipe.ts";
import { checkPlan } from "./_tune_plan_check.ts";
import { spaceOf } from "./_tune_space.ts";
import {
  GOES_ON,
  type Kind,
  recipeOf,
  type TUNE_FLAGS,
} from "./_tune_options.ts";
import { defaultsOf, flagOf, type Flags, resolveUserPath } from "./flags.ts";

/** config.json of a search: all that its list of trials follows from. */
export interface TunePlan extends Ladder {
  kind: "tune";
  of: Kind;
  /** The score of valid that is compared */
  objective: string;
  maximize: boolean;
  seed: number;
  trials?: number;
  shard: Shard;
  space: Space;
  /** Settings that all trials share */
  fixed: Settings & { steps: number };
  engine: string;
  /** These three may be typed anew when the search goes on */
  budget: string;
  workers: number;
  threads: number;
}

type TuneFlags = Flags<typeof TUNE_FLAGS>;

/**
 * A new folder with its plan, or the one that goes on.
 *
 * @param typed Names of the flags that the user typed
 * @throws {UserError} If what was typed will not do
 */
export async function openPlan(
  flags: TuneFlags,
  typed: string[],
): Promise<{ plan: TunePlan; folder: RunFolder }> {
  if (flags.resume !== undefined) return await goOn(flags, typed);
  const plan = await planOf(flags, typed);
  const { of, shard } = plan;
  const data = basename(String(plan.fixed.data)).replace(/\.\w+$/, "");
  const part = shard.count > 1 ? `-${shard.index}of${shard.count}` : "";
  const out = flags.out === "outputs" ? flags.out : resolveUserPath(flags.out);
  const name = `tune-${of}-${data}${part}`;
  return { plan, folder: await RunFolder.create(out, name, plan) };
}

const OPEN = ["budget", "workers", "threads"] as const;

async function goOn(flags: TuneFlags, typed: string[]) {
  const fixed = typed.find((name) => !GOES_ON.includes(name));
  if (fixed) {
    throw new UserError(
      `${flagOf(fixed)} cannot be changed when a search goes on: leave it out`,
    );
  }
  const path = resolveUserPath(flags.resume!);
  const plan = await readConfig(path) as TunePlan;
  if (plan?.kind !== "tune") {
    throw new UserError(`${path} is not the folder of a search: ${plan?.kind}`);
  }
  checkPlan(plan, path);
  const folder = await RunFolder.open(path);
  const anew = OPEN.filter((name) => typed.includes(name));
  const now = Object.fromEntries(anew.map((name) => [name, flags[name]]));
  const all: TunePlan = { ...plan, ...now };
  await folder.write("config.json", JSON.stringify(all, null, 2) + "\n");
  return { plan: all, folder };
}

/** What was typed, checked, with the kind's own where nothing was. */
export async function planOf(
  flags: TuneFlags,
  typed: string[],
): Promise<TunePlan> {
  const { kind, objective, ...same } = flags;
  const recipe = recipeOf(kind);
  const fixed = fixedOf(recipe, flags, typed);
  const space = await spaceOf(recipe, flags);
  const shared = Object.keys(space).find((name) => name in fixed);
  if (flags.space !== undefined && shared) {
    throw new UserError(
      `${flags.space}: ${shared} cannot be looked for as it is the same for ` +
        `all trials: ${fixed[shared]}`,
    );
  }
  return {
    kind: "tune",
    of: kind,
    objective: objective ?? recipe.bestBy,
    maximize: same.maximize,
    rungs: same.rungs,
    eta: same.eta,
    seed: same.seed,
    trials: same.trials,
    shard: parseShard(same.shard ?? "1/1"),
    // What is the same for all is not looked for.
    space: Object.fromEntries(
      Object.entries(space).filter(([name]) => !(name in fixed)),
    ),
    fixed,
    engine: same.engine,
    budget: same.budget,
    workers: same.workers,
    threads: same.threads,
  };
}

const SHARED = ["data", "layout", "labelKind", "size", "steps"] as const;

function fixedOf(
  recipe: Recipe<CommonConfig>,
  flags: TuneFlags,
  typed: string[],
): TunePlan["fixed"] {
  const { base, seed, quick } = flags;
  const preset = quick ? "quick" : flags.preset;
  const settings: Settings = base === undefined ? {} : readBase(recipe, base);
  for (const name of SHARED) {
    const value = flags[name];
    if (value !== undefined && (typed.includes(name) || !(name in settings))) {
      settings[name] = value;
    }
  }
  if (settings.size !== undefined) {
    readValue("--size", recipe.flags.size, String(settings.size));
  }
  const all = { ...settings, data: resolveData(String(settings.data)), preset };
  return { ...all, seed, steps: usualSteps(recipe, all) };
}

function readBase(recipe: Recipe<CommonConfig>, base: string): Settings {
  return readConfigFile(resolveUserPath(base), recipe.flags, (name) => {
    throw new UserError(`${recipe.name} has no flag ${flagOf(name)}`);
  }) as Settings;
}

/** How long such a run trains when nothing is said. */
function usualSteps(
  { flags, presets, fit }: Recipe<CommonConfig>,
  settings: Settings & { preset: string },
): number {
  const { preset } = settings;
  const usual = { ...defaultsOf(flags), ...presets[preset], ...settings };
  const config = usual as unknown as CommonConfig;
  const data = { content: "signature" } as Dataset; // steps are those of both
  const how = { typed: Object.keys(settings), preset };
  return (fit?.(config, data, how) ?? config).steps;
}
