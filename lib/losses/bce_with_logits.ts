import { tf } from "@/engine/mod.ts";

/**
 * Binary cross-entropy -log p(x|z) of a decoder that gives logits l.
 *
 *   -x log(sigmoid(l)) - (1 - x) log(1 - sigmoid(l)) = softplus(l) - x l
 *
 * Summed over pixels, one number per image. Grey pixels are shares of ink,
 * so the least value is not 0 but the entropy of the pixels.
 * Source: Kingma & Welling 2014, app. C.1
 *
 * @param logits `[batch, …]`, any real number
 * @param x Pixels in [0, 1] of the same shape
 * @returns `[batch]`, nats per image, >= 0
 * @throws {Error} If the shapes differ
 *
 * @example log 2 per pixel where the decoder knows nothing
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { tf } from "../engine/mod.ts";
 * const [nats] = bceWithLogits(tf.zeros([1, 2]), tf.tensor2d([[0, 1]]))
 *   .dataSync();
 * strictEqual(nats.toFixed(4), (2 * Math.LN2).toFixed(4));
 * ```
 */
export function bceWithLogits(logits: tf.Tensor, x: tf.Tensor): tf.Tensor1D {
  tf.util.assertShapesMatch(logits.shape, x.shape, "bceWithLogits: ");
  return tf.tidy(() => {
    const nats = tf.softplus(logits).sub(x.mul(logits));
    return nats.reshape([x.shape[0], -1]).sum(1) as tf.Tensor1D;
  });
}
