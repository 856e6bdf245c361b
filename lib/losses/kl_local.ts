import { tf } from "@/engine/mod.ts";

/** How far the posterior of local latents is from their prior. */
interface LocalPosterior {
  /** From the prior's mean to the posterior's. */
  shift: tf.Tensor4D;
  /** The posterior's standard deviation as a multiple of the prior's. */
  ratio: tf.Tensor4D;
  /** The prior's standard deviation. */
  sigma: tf.Tensor4D;
}

/**
 * KL divergence of local latents from a prior that is not N(0, I).
 *
 *   q = N(mean + shift, (ratio sigma)^2),  p = N(mean, sigma^2)
 *   KL(q || p) = 1/2 (ratio^2 + shift^2 / sigma^2 - 1) - log ratio
 *
 * Summed over the map, one number per image.
 * Source: Vahdat & Kautz 2020, eq. 2, https://arxiv.org/abs/2007.03898
 *
 * @param posterior Each `[batch, h, w, channels]`; `ratio` and `sigma` > 0
 * @returns `[batch]`, nats per image, >= 0
 */
export function klLocal(
  { shift, ratio, sigma }: LocalPosterior,
): tf.Tensor1D {
  return tf.tidy(() => {
    const moved = shift.div(sigma).square();
    const terms = ratio.square().add(moved).sub(1).mul(0.5).sub(ratio.log());
    return terms.reshape([shift.shape[0], -1]).sum(1) as tf.Tensor1D;
  });
}
