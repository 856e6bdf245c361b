/** The steps that are measured, in the order of the report. */
import type { BenchStep } from "./step.ts";
import { dcgan } from "./dcgan.ts";
import { fcgan } from "./fcgan.ts";
import { vae } from "./vae.ts";

/** Each has a twin in `torch/`. */
export const STEPS: readonly BenchStep[] = [fcgan, vae, dcgan];

/**
 * A step by its name.
 *
 * @throws {RangeError} If there is none of that name
 */
export function stepNamed(name: string): BenchStep {
  const found = STEPS.find((step) => step.name === name);
  if (found) return found;
  throw new RangeError(
    `Cannot measure ${name} as the steps are ` +
      STEPS.map((step) => step.name).join(", "),
  );
}
