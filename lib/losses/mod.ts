/**
 * Losses as ordinary tfjs functions, one per file.
 *
 * Each is summed over pixels or latents and stays apart per image until
 * `elboLoss()` averages over the batch: nats per image throughout. Those of a
 * GAN, of one logit an image, are averages over the batch from the start.
 */
export type {
  AdversarialLoss,
  AdversarialLossName,
  DiscriminatorOptions,
} from "./adversarial/adversarial_loss.ts";
export { discLoss } from "./adversarial/disc_loss.ts";
export { genLoss } from "./adversarial/gen_loss.ts";
export { gradientPenalty } from "./adversarial/gradient_penalty.ts";
export { r1Penalty } from "./adversarial/r1_penalty.ts";
export { ADVERSARIAL_LOSSES } from "./adversarial/table.ts";
export { bceWithLogits } from "./bce_with_logits.ts";
export {
  type ElboInputs,
  elboLoss,
  type ElboOptions,
  type ElboTerms,
} from "./elbo.ts";
export {
  type EncoderAnswers,
  encoderLoss,
  type EncoderTerms,
  type EncoderTruth,
} from "./encoder_loss.ts";
export { gaussianLoss } from "./gaussian.ts";
export { klLocal } from "./kl_local.ts";
export { klDivergence, klPerUnit } from "./kl_divergence.ts";
export { type Likelihood, LIKELIHOODS, reconLoss } from "./recon.ts";
