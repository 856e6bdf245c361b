/**
 * Exponential moving average of weights: a calmer copy of a restless model.
 *
 *   average = average + (1 - decay) (weight - average)
 *
 * Source: Polyak & Juditsky 1992; for generative models Yazıcı et al. 2019,
 * https://arxiv.org/abs/1806.04498
 */
import { tf } from "@/engine/mod.ts";

/** Variables by name, such as a model's weights. */
export type Variables = Record<string, tf.Variable>;

/**
 * Moves the averages one step after the weights; may stand in a compiled step.
 *
 * @param weights By name
 * @param averages The same names and shapes, changed in place
 * @param rate 1 - decay, a scalar
 */
export function follow(
  weights: Variables,
  averages: Variables,
  rate: tf.Scalar,
): void {
  tf.tidy(() => {
    for (const [name, weight] of Object.entries(weights)) {
      const average = averages[name];
      average.assign(average.add(weight.sub(average).mul(rate)));
    }
  });
}

/**
 * 1 - decay at a step: an average over the last tenth while there are few
 * steps, over `1 / (1 - decay)` of them later.
 *
 * @param step From 1
 *
 * @example At step 8 of a long average, 1 - (1 + 8) / (10 + 8)
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * deepStrictEqual(averagingRate(8, 0.999), 0.5);
 * deepStrictEqual(averagingRate(1e6, 0.75), 0.25);
 * ```
 */
export function averagingRate(step: number, decay: number): number {
  return 1 - Math.min(decay, (1 + step) / (10 + step));
}

/** Gives `target` the values of `source`; each keeps a value of its own. */
export function copyWeights(source: Variables, target: Variables): void {
  tf.tidy(() => {
    for (const [name, weight] of Object.entries(source)) {
      target[name].assign(weight.add(0));
    }
  });
}

/** The same variables, by names that begin with a prefix. */
export function named(prefix: string, variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).map(([name, one]) => [`${prefix}/${name}`, one]),
  );
}
