/** What a VAE run has written down of itself, read again. */
import * as z from "zod";
import { UserError } from "@/engine/mod.ts";
import {
  readBest,
  readConfig,
  restoreCheckpoint,
  type Variables,
} from "@/training/mod.ts";
import type { EngineFlags } from "./_engine.ts";
import type { RunConfig } from "./_run_config.ts";
import { VAE_FLAGS, type VaeConfig } from "./_vae_options.ts";
import { resolveUserPath } from "./flags.ts";

/**
 * The config of a VAE run, checked.
 *
 * @throws {UserError} If the folder is no run, or another kind's, or damaged
 */
export async function readVaeConfig(
  run: string,
): Promise<RunConfig<VaeConfig>> {
  const config = await readConfig(run) as Partial<RunConfig<VaeConfig>> | null;
  if (config?.kind !== "vae") {
    throw new UserError(`${run} is not the run of a VAE: ${config?.kind}`);
  }
  const options = z.object(VAE_FLAGS).safeParse(config.options);
  if (options.success) {
    return { ...config, options: options.data } as RunConfig<VaeConfig>;
  }
  const { path, message } = options.error.issues[0];
  throw new UserError(
    `${run}/config.json is damaged: ${["options", ...path].join(".")}: ` +
      message,
  );
}

/**
 * The flags of the engine: a run goes on with its own, to the bit.
 *
 * @param flags What was typed, or the defaults
 * @param typed The names of those that were typed: they win
 */
export async function computeFlags(
  { engine, threads, resume }: EngineFlags & { resume?: string },
  typed: string[],
): Promise<EngineFlags> {
  if (resume === undefined) return { engine, threads };
  const saved = await readVaeConfig(resolveUserPath(resume));
  const { compute = { engine, threads } } = saved;
  return {
    engine: typed.includes("engine") ? engine : compute.engine,
    threads: typed.includes("threads") ? threads : compute.threads,
  };
}

/**
 * Gives a network the run's best weights.
 *
 * @returns Whether there are any yet
 * @throws {UserError} If their file is damaged or of another network
 */
export async function restoreBest(
  run: string,
  weights: Variables,
): Promise<boolean> {
  const bytes = await readBest(run);
  if (!bytes) return false;
  try {
    restoreCheckpoint(bytes, weights);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UserError(
      `Cannot take the best weights of ${run}: ` +
        error.message,
    );
  }
  return true;
}
