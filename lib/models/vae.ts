import type { tf } from "@/engine/mod.ts";
import { classRows } from "./_classes.ts";
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
  /** Classes that images have, which all it does is told; 0: none */
  classes: number;
  /** Random numbers that an image takes: `latentDim`, and a ladder's maps */
  noiseDim: number;
  /** What goes in and comes out; a data set must have the same. */
  range: "unit";
  encoder: tf.LayersModel;
  decoder: tf.LayersModel;
  /** @param labels `[batch]` int32 from 0 on, where there are classes */
  encode(
    x: tf.Tensor4D,
    mode: { training: boolean },
    labels?: tf.Tensor1D,
  ): Posterior;
  /** Logits `[batch, size, size, 1]` of `z`, `[batch, noiseDim]` */
  decode(
    z: tf.Tensor2D,
    mode: { training: boolean },
    labels?: tf.Tensor1D,
  ): tf.Tensor4D;
  /**
   * Encoder, sample by `eps`, decoder; in training statistics move.
   *
   * @param eps From N(0, I), `[batch, noiseDim]`
   * @throws {TypeError} If there are classes and no labels
   */
  forward(
    x: tf.Tensor4D,
    eps: tf.Tensor2D,
    mode: { training: boolean },
    labels?: tf.Tensor1D,
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
 * Source: Kingma & Welling 2014, https://arxiv.org/abs/1312.6114; with
 * classes, Sohn et al. 2015, "Learning structured output representation"
 *
 * @throws {RangeError} If `size` is not one that can be halved down
 */
export function newVae(
  options: NetworkOptions & { inkShare?: number },
): Vae {
  const encoder = convEncoder(options);
  const decoder = convDecoder(options);
  const { size, latentDim, classes = 0 } = options;

  const encode: Vae["encode"] = (x, mode, labels) => {
    const inputs = [x, ...classRows(labels, classes)];
    const [mean, logVar] = encoder.apply(inputs, mode) as tf.Tensor2D[];
    return { mean, logVar };
  };

  const decode: Vae["decode"] = (z, mode, labels) => {
    const inputs = [z, ...classRows(labels, classes)];
    return decoder.apply(inputs, mode) as tf.Tensor4D;
  };

  return {
    size,
    latentDim,
    classes,
    noiseDim: latentDim,
    range: "unit",
    encoder,
    decoder,
    encode,
    decode,
    forward(x, eps, mode, labels) {
      const q = encode(x, mode, labels);
      const logits = decode(reparameterize(q, eps), mode, labels);
      return { q, locals: [], logits };
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
