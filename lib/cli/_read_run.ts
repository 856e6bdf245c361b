/** What a run has written down of itself, read again. */
import * as z from "zod";
import { UserError } from "@/engine/mod.ts";
import {
  readBest,
  readConfig,
  restoreCheckpoint,
  type Variables,
} from "@/training/mod.ts";
import type { DataConfig } from "./_data.ts";
import type { RunSpec } from "./_recipe.ts";
import type { RunConfig } from "./_run_config.ts";

/**
 * What kind of run a folder is.
 *
 * @throws {UserError} If the folder is no run
 */
export async function kindOfRun(run: string): Promise<string | undefined> {
  const config = await readConfig(run) as { kind?: string } | null;
  return config?.kind;
}

/**
 * The config of a run, checked.
 *
 * @throws {UserError} If the folder is no run, or another kind's, or damaged
 */
export async function readRun<Config extends DataConfig>(
  run: string,
  { kind, title, flags }: RunSpec<Config>,
): Promise<RunConfig<Config>> {
  const config = await readConfig(run) as Partial<RunConfig<Config>> | null;
  if (config?.kind !== kind) {
    throw new UserError(`${run} is not the run of ${title}: ${config?.kind}`);
  }
  const options = z.object(flags).safeParse(config.options);
  if (options.success) {
    return { ...config, options: options.data } as unknown as RunConfig<Config>;
  }
  const { path, message } = options.error.issues[0];
  throw new UserError(
    `${run}/config.json is damaged: ${["options", ...path].join(".")}: ` +
      message,
  );
}

/**
 * Gives a network the run's best weights.
 *
 * @throws {UserError} If there are none yet, or their file is damaged or of
 * another network
 */
export async function restoreBest(
  run: string,
  weights: Variables,
): Promise<void> {
  const bytes = await readBest(run);
  if (!bytes) {
    throw new UserError(
      `${run} has no trained weights yet: the run must reach its first look ` +
        "at the valid split",
    );
  }
  try {
    restoreCheckpoint(bytes, weights);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UserError(
      `Cannot take the best weights of ${run}: ` +
        error.message,
    );
  }
}
