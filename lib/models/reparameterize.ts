import { tf } from "@/engine/mod.ts";

/**
 * A sample of q(z|x) through which gradients flow: z = mean + sigma * eps.
 *
 * sigma = exp(logVar / 2), since logVar = log sigma^2.
 * Source: Kingma & Welling 2014, section 2.4
 *
 * @param q `mean` and `logVar`, each `[batch, latentDim]`
 * @param eps From N(0, I), given by the caller, `[batch, latentDim]`
 * @returns `[batch, latentDim]`
 *
 * @example The mean itself where eps is 0
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { tf } from "../engine/mod.ts";
 * const q = { mean: tf.tensor2d([[3]]), logVar: tf.tensor2d([[1]]) };
 * deepStrictEqual(reparameterize(q, tf.zeros([1, 1])).arraySync(), [[3]]);
 * ```
 */
export function reparameterize(
  { mean, logVar }: { mean: tf.Tensor2D; logVar: tf.Tensor2D },
  eps: tf.Tensor2D,
): tf.Tensor2D {
  return tf.tidy(() => mean.add(logVar.div(2).exp().mul(eps)));
}
