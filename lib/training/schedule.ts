/** Numbers that change with the step; plain functions of it. */

/**
 * The learning rate: a short rise, then half a cosine down to a tenth.
 *
 * Source: Loshchilov & Hutter 2017, https://arxiv.org/abs/1608.03983
 *
 * @param step From 1
 * @param options `peak` rate, `steps` in all, `warmup` steps of the rise
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const options = { peak: 1, steps: 100, warmup: 10 };
 * strictEqual(cosineRate(5, options), 0.5);
 * strictEqual(cosineRate(10, options), 1);
 * strictEqual(cosineRate(100, options).toFixed(3), "0.100");
 * ```
 */
export function cosineRate(
  step: number,
  { peak, steps, warmup }: { peak: number; steps: number; warmup: number },
): number {
  if (step < warmup) return peak * step / warmup;
  const part = Math.min(1, (step - warmup) / Math.max(1, steps - warmup));
  return peak * (0.1 + 0.45 * (1 + Math.cos(Math.PI * part)));
}

/**
 * A weight that grows in a line from 0 to `full`: beta while the KL warms up.
 *
 * Source: Bowman et al. 2016, https://arxiv.org/abs/1511.06349
 *
 * @param step From 1
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const weights = [50, 100, 200].map((step) => linearWarmup(step, 4, 100));
 * deepStrictEqual(weights, [2, 4, 4]);
 * ```
 */
export function linearWarmup(
  step: number,
  full: number,
  steps: number,
): number {
  return steps > 0 ? full * Math.min(1, step / steps) : full;
}

/**
 * A number that falls in a line to 0: instance noise as training goes on.
 *
 * @param step From 1
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const sigmas = [1, 51, 101, 500].map((step) => linearDecay(step, 2, 100));
 * deepStrictEqual(sigmas, [2, 1, 0, 0]);
 * ```
 */
export function linearDecay(step: number, full: number, steps: number): number {
  return full * Math.max(0, 1 - (step - 1) / steps);
}

/**
 * What is left of a GAN's learning rates: all of them for half of the steps,
 * then less in a line, so that the two networks come to rest.
 *
 * @param step From 1
 * @param options `steps` in all, `last`: what is left after them, in [0, 1]
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const options = { steps: 100, last: 0.5 };
 * const parts = [1, 50, 75, 100, 200].map((step) => rateLeft(step, options));
 * deepStrictEqual(parts, [1, 1, 0.75, 0.5, 0.5]);
 * ```
 */
export function rateLeft(
  step: number,
  { steps, last }: { steps: number; last: number },
): number {
  const part = Math.min(1, Math.max(0, 2 * step / steps - 1));
  return 1 - part * (1 - last);
}
