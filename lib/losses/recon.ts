import { tf } from "@/engine/mod.ts";
import { bceWithLogits } from "./bce_with_logits.ts";
import { gaussianLoss } from "./gaussian.ts";

/** How a decoder's picture is held against the real one. */
export const LIKELIHOODS = ["bce", "mse"] as const;
export type Likelihood = typeof LIKELIHOODS[number];

/**
 * The reconstruction loss of a VAE whose decoder gives logits.
 *
 * @param logits `[batch, …]`
 * @param x Pixels in [0, 1] of the same shape
 * @returns `[batch]`, nats per image
 */
export function reconLoss(
  logits: tf.Tensor,
  x: tf.Tensor,
  likelihood: Likelihood,
): tf.Tensor1D {
  return likelihood === "bce"
    ? bceWithLogits(logits, x)
    : tf.tidy(() => gaussianLoss(tf.sigmoid(logits), x));
}
