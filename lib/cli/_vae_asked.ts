/** The options that a run of a VAE is started or resumed with. */
import * as z from "zod";
import { UserError } from "@/engine/mod.ts";
import { maxLevels } from "@/models/mod.ts";
import { readVaeConfig } from "./_vae_config.ts";
import { VAE_FLAGS, type VaeConfig } from "./_vae_options.ts";
import { SAMPLE_DATA } from "./_vae_run.ts";
import { flagOf, resolveUserPath } from "./flags.ts";

/** What may change when a run goes on; all else is fixed by its seed. */
const RESUMABLE = "resume steps learningRate minutes patience " +
  "checkpointEvery engine threads json quiet";

type Given = VaeConfig & { resume?: string };

/**
 * The options of a new run, or of the one that is resumed.
 *
 * @param typed The names of the flags that the user typed
 * @throws {UserError} If one was typed that a resumed run has fixed
 */
export async function askedConfig(
  flags: Given,
  typed: string[],
): Promise<VaeConfig> {
  return flags.resume === undefined
    ? newConfig(flags, typed)
    : await resumedConfig(flags, typed);
}

/** The run's own options, without those of this session. */
function newConfig(flags: Given, typed: string[]): VaeConfig {
  const config = z.object(VAE_FLAGS).parse(flags);
  const most = maxLevels(config.size);
  if (config.levels > most && typed.includes("levels")) {
    throw new UserError(
      `--levels must be at most ${most} at size ${config.size}: ` +
        `current value is ${config.levels}`,
    );
  }
  config.levels = Math.min(config.levels, most);
  if (config.data === SAMPLE_DATA) return config;
  return { ...config, data: resolveUserPath(config.data) };
}

/** A run's options as they were, with what was typed now on top. */
async function resumedConfig(
  flags: Given,
  typed: string[],
): Promise<VaeConfig> {
  const fixed = typed.find((name) => !RESUMABLE.split(" ").includes(name));
  if (fixed) {
    throw new UserError(
      `${flagOf(fixed)} cannot be changed when a run is resumed: leave it out`,
    );
  }
  const saved = await readVaeConfig(resolveUserPath(flags.resume!));
  const now = Object.fromEntries(
    typed.filter((name) => name in VAE_FLAGS)
      .map((name) => [name, flags[name as keyof Given]]),
  );
  return z.object(VAE_FLAGS).parse({ ...saved.options, ...now });
}
