import { tf } from "@/engine/mod.ts";
import { klPerUnit } from "./kl_divergence.ts";
import { klLocal } from "./kl_local.ts";
import { type Likelihood, reconLoss } from "./recon.ts";

/** What the loss of a VAE is computed from. */
export interface ElboInputs {
  q: { mean: tf.Tensor2D; logVar: tf.Tensor2D };
  /** Of each map of a ladder VAE; a plain one has none */
  locals?: Parameters<typeof klLocal>[0][];
  /** `[batch, …]` */
  logits: tf.Tensor;
  /** Pixels in [0, 1], shaped as the logits */
  x: tf.Tensor;
  /** Weight of the KL term, a scalar: 1 for the ELBO itself */
  beta: tf.Scalar;
}

/** How it is computed. */
export interface ElboOptions {
  likelihood?: Likelihood;
  /**
   * Nats that each latent unit has for free: below that it is not pressed
   * further, so that units do not die early (Kingma et al. 2016, section C.8)
   */
  freeBits?: number;
}

/** The terms apart, each a scalar in nats per image. */
export type ElboTerms = {
  loss: tf.Scalar;
  recon: tf.Scalar;
  /** Of all latents, those of a ladder's maps included */
  kl: tf.Scalar;
};

/**
 * The loss of a VAE: loss = recon + beta * kl, with `-elbo` = recon + kl.
 *
 *   ELBO = E_q[log p(x|z)] - KL(q(z|x) || N(0, I)) <= log p(x)
 *
 * Summed over pixels and latents, averaged over the batch.
 * Source: Kingma & Welling 2014, eq. 3; beta: Higgins et al. 2017,
 * https://openreview.net/forum?id=Sy2fzU9gl
 *
 * @returns Three scalars; `kl` is the true one, whatever `freeBits` is
 */
export function elboLoss(
  { q, locals = [], logits, x, beta }: ElboInputs,
  { likelihood = "bce", freeBits = 0 }: ElboOptions = {},
): ElboTerms {
  return tf.tidy(() => {
    const recon = reconLoss(logits, x, likelihood).mean() as tf.Scalar;
    const units = klPerUnit(q).mean(0) as tf.Tensor1D; // [latentDim]
    const local = tf.addN([
      tf.scalar(0),
      ...locals.map((one) => klLocal(one).mean()),
    ]);
    const kl = units.sum().add(local) as tf.Scalar;
    const pressed = units.maximum(freeBits).sum().add(local);
    return { loss: recon.add(pressed.mul(beta)) as tf.Scalar, recon, kl };
  });
}
