/** The options that a run is started or resumed with. */
import * as z from "zod";
import { UserError } from "@/engine/mod.ts";
import { type DataConfig, resolveData } from "./_data.ts";
import type { EngineFlags } from "./_engine.ts";
import { readRun } from "./_read_run.ts";
import type { RunSpec } from "./_recipe.ts";
import { flagOf, resolveUserPath } from "./flags.ts";

/** What may change when a run goes on; all else is fixed by its seed. */
const RESUMABLE = "resume steps learningRate discriminatorRate minutes " +
  "patience checkpointEvery engine threads until json quiet cache plot";

/**
 * The options of a new run, or of the one that is resumed.
 *
 * @param typed The names of the flags that the user typed
 * @throws {UserError} If one was typed that a resumed run has fixed
 */
export async function askedConfig<Config extends DataConfig>(
  recipe: RunSpec<Config>,
  given: Config & { resume?: string },
  typed: string[],
): Promise<Config> {
  return given.resume === undefined
    ? newConfig(recipe, given, typed)
    : await resumedConfig(recipe, given, typed);
}

/** The run's own options, without those of this session. */
function newConfig<Config extends DataConfig>(
  { flags, check }: RunSpec<Config>,
  given: Config,
  typed: string[],
): Config {
  const parsed = z.object(flags).parse(given) as unknown as Config;
  const config = check?.(parsed, typed) ?? parsed;
  return { ...config, data: resolveData(config.data) };
}

/** A run's options as they were, with what was typed now on top. */
async function resumedConfig<Config extends DataConfig>(
  recipe: RunSpec<Config>,
  given: Config & { resume?: string },
  typed: string[],
): Promise<Config> {
  const fixed = typed.find((name) => !RESUMABLE.split(" ").includes(name));
  if (fixed) {
    throw new UserError(
      `${flagOf(fixed)} cannot be changed when a run is resumed: leave it out`,
    );
  }
  const saved = await readRun(resolveUserPath(given.resume!), recipe);
  const now = Object.fromEntries(
    typed.filter((name) => name in recipe.flags)
      .map((name) => [name, given[name as keyof typeof given]]),
  );
  const all = { ...saved.options, ...now };
  return z.object(recipe.flags).parse(all) as unknown as Config;
}

/**
 * The flags of the engine: a run goes on with its own, to the bit.
 *
 * @param flags What was typed, or the defaults
 * @param typed The names of those that were typed: they win
 */
export async function computeFlags<Config extends DataConfig>(
  recipe: RunSpec<Config>,
  { engine, threads, precision, resume }: EngineFlags & { resume?: string },
  typed: string[],
): Promise<EngineFlags> {
  if (resume === undefined) return { engine, threads, precision };
  const saved = await readRun(resolveUserPath(resume), recipe);
  const { compute = { engine, threads } } = saved;
  return {
    engine: typed.includes("engine") ? engine : compute.engine,
    threads: typed.includes("threads") ? threads : compute.threads,
    // A checkpoint of fp16 holds a scale, others do not: it stays as it was.
    precision: compute.precision,
  };
}
