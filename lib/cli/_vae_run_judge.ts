import { Random } from "@/engine/mod.ts";
import { VaeJudge } from "@/training/mod.ts";
import { restoreBest } from "./_read_run.ts";
import type { VaeConfig } from "./_vae_options.ts";
import { buildVae } from "./_vae_run.ts";

/**
 * A run's network with its best weights, ready to decode and judge.
 *
 * @param classes How many the run was taught
 * @throws {UserError} If the run has no trained weights yet
 */
export async function openRunJudge(
  run: string,
  options: VaeConfig,
  classes = 0,
): Promise<VaeJudge> {
  const vae = buildVae(options, { random: new Random(options.seed), classes });
  await restoreBest(run, vae.weights);
  return new VaeJudge(vae, options.likelihood);
}
