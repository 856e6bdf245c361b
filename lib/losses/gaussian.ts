import { tf } from "@/engine/mod.ts";

/**
 * Squared error as a likelihood: -log N(x; image, sigma^2) but for a constant.
 *
 *   sum (x - image)^2 / (2 sigma^2)
 *
 * Summed over pixels, one number per image. A small sigma asks for sharp
 * pictures, as a small beta does.
 *
 * @param image The decoder's picture, `[batch, …]`
 * @param x Pixels of the same shape
 * @param options `sigma`: standard deviation of a pixel
 * @returns `[batch]`, nats per image above the constant, >= 0
 * @throws {Error} If the shapes differ
 */
export function gaussianLoss(
  image: tf.Tensor,
  x: tf.Tensor,
  { sigma = 0.25 } = {},
): tf.Tensor1D {
  tf.util.assertShapesMatch(image.shape, x.shape, "gaussianLoss: ");
  return tf.tidy(() => {
    const square = x.sub(image).square().div(2 * sigma * sigma);
    return square.reshape([x.shape[0], -1]).sum(1) as tf.Tensor1D;
  });
}
