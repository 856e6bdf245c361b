import type { tf } from "@/engine/mod.ts";
import { convDecoder } from "./decoder.ts";
import { convEncoder } from "./encoder.ts";
import type { LocalPosterior } from "./local_latents.ts";
import { reparameterize } from "./reparameterize.ts";
import type { NetworkOptions } from "./_stages.ts";

/** q(z|x) = N(mean, exp(logVar)), each `[batch, latentDim]`. */
export interface Posterior {
  mean: tf.Tensor2D;
  logVar: tf.Tensor2D;
}

/** What one pass through a VAE gives. */
export interface VaeForward {
  q: Posterior;
  /** Of each map of a ladder; a plain VAE has none */
  locals: LocalPosterior[];
  /** `[batch, size, size, 1]`, before the sigmoid */
  logits: tf.Tensor4D;
}

/** A variational autoencoder: images `[batch, size, size, 1]` in [0, 1]. */
export interface Vae {
  size: number;
  latentDim: number;
  /** Random numbers that an image takes: `latentDim`, and a ladder's maps */
  noiseDim: number;
  /** What goes in and comes out; a data set must have the same. */
  range: "unit";
  encoder: tf.LayersModel;
  decoder: tf.LayersModel;
  encode(x: tf.Tensor4D, mode: { training: boolean }): Posterior;
  /** Logits `[batch, size, size, 1]` of `z`, `[batch, noiseDim]` */
  decode(z: tf.Tensor2D, mode: { training: boolean }): tf.Tensor4D;
  /**
   * Encoder, sample by `eps`, decoder; in training statistics move.
   *
   * @param eps From N(0, I), `[batch, noiseDim]`
   */
  forward(
    x: tf.Tensor4D,
    eps: tf.Tensor2D,
    mode: { training: boolean },
  ): VaeForward;
  /** All weights by `encoder/…` and `decoder/…`, moving statistics included. */
  weights: Record<string, tf.Variable>;
  /** Those that an optimizer moves. */
  trainable: tf.Variable[];
  dispose(): void;
}

/**
 * A convolutional VAE with weights drawn from `options.random`.
 *
 * Source: Kingma & Welling 2014, https://arxiv.org/abs/1312.6114
 *
 * @throws {RangeError} If `size` is not one that can be halved down
 */
export function newVae(
  options: NetworkOptions & { inkShare?: number },
): Vae {
  const encoder = convEncoder(options);
  const decoder = convDecoder(options);
  const { size, latentDim } = options;

  function encode(x: tf.Tensor4D, mode: { training: boolean }): Posterior {
    const [mean, logVar] = encoder.apply(x, mode) as tf.Tensor2D[];
    return { mean, logVar };
  }

  function decode(z: tf.Tensor2D, mode: { training: boolean }) {
    return decoder.apply(z, mode) as tf.Tensor4D;
  }

  return {
    size,
    latentDim,
    noiseDim: latentDim,
    range: "unit",
    encoder,
    decoder,
    encode,
    decode,
    forward(x, eps, mode) {
      const q = encode(x, mode);
      return { q, locals: [], logits: decode(reparameterize(q, eps), mode) };
    },
    weights: { ...weightsOf(encoder), ...weightsOf(decoder) },
    trainable: trainableOf([encoder, decoder]),
    dispose() {
      encoder.dispose();
      decoder.dispose();
    },
  };
}

/** The variables behind a model's weights by `model/layer/weight`. */
export function weightsOf(model: tf.LayersModel): Record<string, tf.Variable> {
  return Object.fromEntries(
    model.weights.map((weight) => [
      `${model.name}/${weight.originalName}`,
      weight.read() as tf.Variable,
    ]),
  );
}

/** The variables that an optimizer moves. */
export function trainableOf(models: tf.LayersModel[]): tf.Variable[] {
  return models.flatMap((model) =>
    model.trainableWeights.map((weight) => weight.read() as tf.Variable)
  );
}
