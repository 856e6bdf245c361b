/**
 * Networks as ordinary tfjs layers models, one per file.
 *
 * `newVae()` puts an encoder and a decoder together; its `forward()` takes
 * images and noise and gives the posterior and the decoder's logits. Weights
 * are drawn from the generator that is passed in; nothing here trains.
 */
export { convDecoder, toImage } from "./decoder.ts";
export { convEncoder } from "./encoder.ts";
export { type LadderDecoder, ladderDecoder } from "./ladder_decoder.ts";
export { newLadderVae } from "./ladder_vae.ts";
export type { LocalPosterior } from "./local_latents.ts";
export { maxLevels, type NetworkOptions, SIZES } from "./_stages.ts";
export { reparameterize } from "./reparameterize.ts";
export { newVae, type Posterior, type Vae, type VaeForward } from "./vae.ts";
