/**
 * `deno task train:vae`: a variational autoencoder learns signatures.
 *
 * Every number is a flag (`_vae_options.ts`); the way from data to report is
 * that of all training commands (`_train_run.ts`).
 */
import { trainRun } from "./_train_run.ts";
import { VAE } from "./_vae_recipe.ts";
import { runCommand } from "./flags.ts";

/** The command; its exit code. */
export function main(args: string[]): Promise<number> {
  return trainRun(VAE, args);
}

if (import.meta.main) await runCommand(main);
