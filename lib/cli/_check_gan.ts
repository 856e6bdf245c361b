/** Options of a GAN that fit together. */
import { UserError } from "@/engine/mod.ts";
import { ADVERSARIAL_LOSSES } from "@/losses/mod.ts";
import { checkClasses } from "./_classes.ts";
import type { GanConfig } from "./_gan_options.ts";

/**
 * Options that fit together: a loss without targets smooths none.
 *
 * @param typed Names of the flags that the user typed
 * @throws {UserError} If what was typed does not fit
 */
export function checkGan<Config extends GanConfig>(
  config: Config,
  typed: string[],
): Config {
  const { loss, smoothing } = checkClasses(config);
  if (ADVERSARIAL_LOSSES[loss].hasTarget) return config;
  if (smoothing > 0 && typed.includes("smoothing")) {
    throw new UserError(
      `--smoothing must be 0 with --loss ${loss}, which has no target to ` +
        `smooth: current value is ${smoothing}`,
    );
  }
  return { ...config, smoothing: 0 };
}
