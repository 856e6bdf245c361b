/**
 * `deno task train:gan`: a GAN of dense layers learns signatures.
 *
 * Every number is a flag (`_gan_options.ts`); the way from data to report is
 * that of all training commands (`_train_run.ts`).
 */
import { GAN } from "./_gan_recipe.ts";
import { trainRun } from "./_train_run.ts";
import { runCommand } from "./flags.ts";

/** The command; its exit code. */
export function main(args: string[]): Promise<number> {
  return trainRun(GAN, args);
}

if (import.meta.main) await runCommand(main);
