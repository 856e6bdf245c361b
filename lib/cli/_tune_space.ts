/** Where a search looks for settings. */
import { UserError } from "@/engine/mod.ts";
import { parseSpace, type Settings, type Space, trialsOf } from "@/jobs/mod.ts";
import { ADVERSARIAL_LOSSES, type AdversarialLossName } from "@/losses/mod.ts";
import { readValue } from "./_flag_value.ts";
import type { CommonConfig, Recipe } from "./_recipe.ts";
import type { Kind } from "./_tune_options.ts";
import { resolveUserPath } from "./flags.ts";

/** Where settings are looked for when nothing is said. */
export const SPACES: Record<Kind, Space> = {
  vae: {
    learningRate: { low: 5e-4, high: 1e-2, scale: "log", whole: false },
    latentDim: { choices: [16, 32, 64, 128] },
    beta: { low: 0.5, high: 2, scale: "log", whole: false },
    width: { choices: [16, 24, 32, 48] },
    batch: { choices: [16, 32, 64] },
    klWarmup: { choices: [0, 100, 300] },
    freeBits: { choices: [0, 0.05, 0.1, 0.2] },
    emaDecay: { choices: [0.98, 0.99, 0.995] },
  },
  gan: {
    learningRate: { low: 5e-5, high: 2e-3, scale: "log", whole: false },
    discriminatorRate: { low: 5e-5, high: 2e-3, scale: "log", whole: false },
    latentDim: { choices: [32, 64, 128] },
    loss: { choices: ["non-saturating", "hinge", "least-squares"] },
    instanceNoise: { low: 0, high: 1, scale: "linear", whole: false },
    smoothing: { choices: [0, 0.1, 0.2] },
    diffAugment: { choices: ["fixed", "adaptive"] },
    emaDecay: { choices: [0.98, 0.99, 0.995] },
  },
  dcgan: {
    learningRate: { low: 5e-5, high: 2e-3, scale: "log", whole: false },
    discriminatorRate: { low: 5e-5, high: 2e-3, scale: "log", whole: false },
    latentDim: { choices: [32, 64, 100] },
    width: { choices: [24, 32, 40, 64] },
    loss: { choices: ["non-saturating", "hinge", "least-squares"] },
    instanceNoise: { choices: [0, 0.2, 0.5] },
    smoothing: { choices: [0, 0.1, 0.2] },
    diffAugment: { choices: ["fixed", "adaptive"] },
    emaDecay: { choices: [0.98, 0.99, 0.995] },
  },
};

/** Draws of a range that are held to the limits of its flag. */
const DRAWN = 32;

/**
 * Where to look: the kind's own space, or a file's, held to the limits of the
 * kind's flags.
 *
 * @throws {UserError} If the file will not do
 */
export async function spaceOf(
  recipe: Recipe<CommonConfig>,
  { kind, space }: { kind: Kind; space?: string },
): Promise<Space> {
  if (space === undefined) return SPACES[kind];
  const file = resolveUserPath(space);
  const text = await Deno.readTextFile(file).catch((error) => {
    throw new UserError(`Cannot read ${file}: ${error.message}`);
  });
  const read = parseSpace(text, file);
  for (const [name, dimension] of Object.entries(read)) {
    if (!Object.hasOwn(recipe.flags, name)) {
      throw new UserError(`${file}: ${recipe.name} has no setting ${name}`);
    }
    // Between its ends a range may have what the flag does not take.
    const values = "choices" in dimension ? dimension.choices : [
      dimension.low,
      dimension.high,
      ...trialsOf({ [name]: dimension }, 1).drop(1).take(DRAWN)
        .map(({ settings }) => settings[name]),
    ];
    for (const value of values) {
      const typed = typeof value === "boolean" ? value : String(value);
      readValue(`${file}: ${name}`, recipe.flags[name], typed);
    }
  }
  return read;
}

/** Settings as they were drawn, but for those that another leaves no room. */
export function settled(settings: Settings): Settings {
  const loss = ADVERSARIAL_LOSSES[settings.loss as AdversarialLossName];
  const isMoot = loss?.hasTarget === false && "smoothing" in settings;
  return isMoot ? { ...settings, smoothing: 0 } : settings;
}
