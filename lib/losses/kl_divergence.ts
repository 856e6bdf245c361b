import { tf } from "@/engine/mod.ts";

/** q(z|x) = N(mean, exp(logVar)), each `[batch, latentDim]`. */
interface Posterior {
  mean: tf.Tensor2D;
  logVar: tf.Tensor2D;
}

/**
 * KL divergence from the posterior q(z|x) to the prior N(0, I), by unit.
 *
 *   KL = -1/2 (1 + logVar - mean^2 - exp(logVar))   for each latent unit
 *
 * Source: Kingma & Welling 2014, app. B, https://arxiv.org/abs/1312.6114
 *
 * @returns `[batch, latentDim]`, nats, >= 0
 * @throws {Error} If `mean` and `logVar` differ in shape
 */
export function klPerUnit({ mean, logVar }: Posterior): tf.Tensor2D {
  tf.util.assertShapesMatch(mean.shape, logVar.shape, "klPerUnit: ");
  return tf.tidy(() => {
    const terms = logVar.add(1).sub(mean.square()).sub(logVar.exp());
    return terms.mul(-0.5) as tf.Tensor2D;
  });
}

/**
 * KL divergence from the posterior q(z|x) to the prior N(0, I).
 *
 * Closed form, summed over `latentDim`, one number per image.
 *
 * @param q Encoder heads, each `[batch, latentDim]`; `logVar` is log sigma^2
 * @returns `[batch]`, nats per image, >= 0
 *
 * @example Zero when q is the prior
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { tf } from "../engine/mod.ts";
 * const zeros = () => tf.zeros<tf.Rank.R2>([2, 4]);
 * const kl = klDivergence({ mean: zeros(), logVar: zeros() });
 * deepStrictEqual([...kl.dataSync()].map(Math.abs), [0, 0]);
 * ```
 */
export function klDivergence(q: Posterior): tf.Tensor1D {
  return tf.tidy(() => klPerUnit(q).sum(1) as tf.Tensor1D);
}
