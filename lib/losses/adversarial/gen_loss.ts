import type { tf } from "@/engine/mod.ts";
import { nonSaturating } from "./non_saturating.ts";

/**
 * What the generator of the fully connected GAN minimises: binary
 * cross-entropy of its images against the label "real".
 *
 * `nonSaturating.generator` by the name that the GAN's document has for it.
 *
 * @param fake Logits of generated images, `[batch, 1]`
 * @returns Scalar, nats, >= 0
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { tf } from "../../engine/mod.ts";
 * // D(G(z)) = sigmoid(log 3) = 3/4
 * const loss = genLoss(tf.tensor2d([[Math.log(3)]])).arraySync();
 * strictEqual(loss.toFixed(4), Math.log(4 / 3).toFixed(4));
 * ```
 */
export function genLoss(fake: tf.Tensor): tf.Scalar {
  return nonSaturating.generator(fake);
}
