/**
 * Networks as ordinary tfjs layers models, one per file.
 *
 * `newVae()` puts an encoder and a decoder together; its `forward()` takes
 * images and noise and gives the posterior and the decoder's logits. A GAN is
 * any generator and any discriminator of one size. Weights are drawn from the
 * `random` that is passed in; nothing here trains.
 */
export {
  dcganDiscriminator,
  type DcganDiscriminatorOptions,
} from "./dcgan_discriminator.ts";
export {
  dcganGenerator,
  type DcganGeneratorOptions,
  type Upsampling,
} from "./dcgan_generator.ts";
export { convDecoder, toImage } from "./decoder.ts";
export { convEncoder } from "./encoder.ts";
export {
  fcDiscriminator,
  type FcDiscriminatorOptions,
} from "./fc_discriminator.ts";
export {
  featureEncoder,
  type FeatureEncoderOptions,
} from "./feature_encoder.ts";
export { fcGenerator, type FcGeneratorOptions } from "./fc_generator.ts";
export type { Discriminator, Generator } from "./gan.ts";
export { getNoise } from "./get_noise.ts";
export { type LadderDecoder, ladderDecoder } from "./ladder_decoder.ts";
export { newLadderVae } from "./ladder_vae.ts";
export type { LocalPosterior } from "./local_latents.ts";
export { maxLevels, type NetworkOptions, SIZES } from "./_stages.ts";
export {
  residualDiscriminator,
  type ResidualDiscriminatorOptions,
} from "./residual_discriminator.ts";
export {
  residualGenerator,
  type ResidualGeneratorOptions,
} from "./residual_generator.ts";
export type { Normalization } from "./_normalized_layers.ts";
export { reparameterize } from "./reparameterize.ts";
export { newVae, type Posterior, type Vae, type VaeForward } from "./vae.ts";
