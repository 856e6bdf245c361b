import { tf } from "@/engine/mod.ts";

/**
 * The squared length of each image's gradient, |grad_x D(x)|^2.
 *
 * Logits are summed over the batch before they are differentiated: an image
 * moves its own logit alone, so one pass gives the gradient of each (batch
 * normalisation in D couples images; then it is that of the sum).
 *
 * @param judge D, `[batch, …]` to logits
 * @returns `[batch]`, summed over pixels; may be differentiated again
 */
export function squaredGradient<T extends tf.Tensor>(
  judge: (x: T) => tf.Tensor,
  x: T,
): tf.Tensor1D {
  const total = (images: tf.Tensor) => judge(images as T).sum() as tf.Scalar;
  const gradient = tf.grad(total)(x);
  return gradient.reshape([x.shape[0], -1]).square().sum(1) as tf.Tensor1D;
}
