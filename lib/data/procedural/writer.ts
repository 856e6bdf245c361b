import type { Random } from "@/engine/random.ts";
import { newPlan } from "./plan.ts";
import type { Target } from "./target.ts";
import { between } from "./_chance.ts";

/** A hand: what it means to write, and how it moves. */
export interface Writer {
  /** Targets of the signature, upright, in x-heights */
  plan: Target[];
  /** Lean to the right, as x per y */
  slant: number;
  /** Rise of the baseline, radians */
  tilt: number;
  /** Time between two strokes, as a share of the time that one takes */
  rhythm: number;
  /** Width of the lognormal response, log seconds */
  sigma: number;
  /** Time to half of a stroke of one x-height, seconds */
  tempo: number;
  /** How often it rests before a stroke, 0..1; none if left out */
  hesitation?: number;
  /** How far samples differ, 1 = as most people's */
  unsteady: number;
  /** Width of the line in pixels, at size 64 */
  pen: number;
  /** How much of the width depends on pressure, 0..1 */
  touch: number;
}

/**
 * Draws a new hand: motor plan and habits.
 *
 * After Ferrer, Diaz-Cabrera and Morales 2015, "Static signature synthesis: a
 * neuromotor inspired approach for biometrics", IEEE TPAMI 37(3); the letters,
 * habits and numbers are ours.
 */
export function newWriter(random: Random): Writer {
  return {
    plan: newPlan(random),
    slant: .36 + .25 * random.normal(),
    tilt: random.uniform() < .1
      ? between(random, .3, .8)
      : .06 + .1 * random.normal(),
    rhythm: between(random, .65, 1.2),
    sigma: between(random, .2, .32),
    tempo: between(random, .08, .14),
    unsteady: between(random, .7, 1.7),
    pen: between(random, 1.3, 1.9),
    touch: between(random, .1, .4),
  };
}
