/** The steps that are measured, in the order of the report. */
import type { BenchStep } from "./step.ts";
import { dcgan, dcganOf } from "./dcgan.ts";
import { fcgan } from "./fcgan.ts";
import { vae } from "./vae.ts";

/** Each has a twin in `torch/`. */
export const STEPS: readonly BenchStep[] = [fcgan, vae, dcgan];

/**
 * A step by its name; `dcgan-128-16`: of images of 128 pixels, 16 at once.
 *
 * @throws {RangeError} If there is none of that name
 */
export function stepNamed(name: string): BenchStep {
  const found = STEPS.find((step) => step.name === name);
  if (found) return found;
  const shape = /^dcgan-(\d+)-(\d+)$/.exec(name);
  if (shape) return dcganOf(Number(shape[1]), Number(shape[2]));
  throw new RangeError(
    `Cannot measure ${name} as the steps are ` +
      STEPS.map((step) => step.name).join(", "),
  );
}
