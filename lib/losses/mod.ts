/**
 * Losses as ordinary tfjs functions, one per file.
 *
 * Each is summed over pixels or latents and stays apart per image until
 * `elboLoss()` averages over the batch: nats per image throughout.
 */
export { bceWithLogits } from "./bce_with_logits.ts";
export {
  type ElboInputs,
  elboLoss,
  type ElboOptions,
  type ElboTerms,
} from "./elbo.ts";
export { gaussianLoss } from "./gaussian.ts";
export { klLocal } from "./kl_local.ts";
export { klDivergence, klPerUnit } from "./kl_divergence.ts";
export { type Likelihood, LIKELIHOODS, reconLoss } from "./recon.ts";
