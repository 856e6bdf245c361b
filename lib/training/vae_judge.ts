/**
 * How good a VAE is on images it did not learn from.
 *
 * The noise is the same at every look, so that two looks differ only by the
 * weights.
 */
import { compile, type Compiled, Random, tf } from "@/engine/mod.ts";
import {
  klDivergence,
  klLocal,
  type Likelihood,
  reconLoss,
} from "@/losses/mod.ts";
import { BATCH, inBatches, read } from "./_in_batches.ts";
import { labelsOf } from "./_labels.ts";
import type { VaeNetwork } from "./vae_network.ts";

/** A latent unit counts as active above this variance of E[z|x]. */
const ACTIVE = 0.01;
const NOISE_SEED = 20_131_220;

/** Means over the images. */
export type VaeScores = {
  /** Negative ELBO, recon + kl, nats per image */
  nelbo: number;
  /** Nats per image */
  recon: number;
  /** Nats per image */
  kl: number;
  /**
   * Latent units whose mean varies from image to image by more than 0.01
   * (Burda et al. 2016, https://arxiv.org/abs/1509.00519, section 5.2)
   */
  activeUnits: number;
};

interface Outputs extends Record<string, tf.Tensor> {
  /** `[batch]` */
  recon: tf.Tensor1D;
  /** `[batch]` */
  kl: tf.Tensor1D;
  /** `[batch, latentDim]` */
  mean: tf.Tensor2D;
  /** `[batch, size, size, 1]` in [0, 1] */
  image: tf.Tensor4D;
}

/** Looks at images through a VAE with settled statistics. */
export class VaeJudge {
  #network: VaeNetwork;
  #look: Compiled<
    { x: tf.Tensor4D; eps: tf.Tensor2D; labels: tf.Tensor1D },
    Outputs
  >;
  #draw: Compiled<
    { z: tf.Tensor2D; labels: tf.Tensor1D },
    { image: tf.Tensor4D }
  >;

  constructor(network: VaeNetwork, likelihood: Likelihood = "bce") {
    this.#network = network;
    const mode = { training: false };
    this.#look = compile(({ x, eps, labels }) => {
      const seen = network.forward(x, eps, mode, labels);
      const { q, locals = [], logits } = seen;
      return {
        recon: reconLoss(logits, x, likelihood),
        kl: tf.addN([klDivergence(q), ...locals.map(klLocal)]),
        mean: q.mean,
        image: tf.sigmoid(logits),
      };
    }, { name: "the look at valid" });
    this.#draw = compile(
      ({ z, labels }) => ({
        image: tf.sigmoid(network.decode(z, mode, labels)),
      }),
      { name: "the decoder" },
    );
  }

  /** Random numbers that a picture takes. */
  get noiseDim(): number {
    return this.#network.noiseDim;
  }

  /**
   * Scores of images.
   *
   * @param x `[count, size, size, 1]`, in the network's range
   * @param classes One for each, where the network has any
   */
  score(x: Float32Array, classes?: ArrayLike<number>): VaeScores {
    const { latentDim, noiseDim } = this.#network;
    const random = new Random(NOISE_SEED);
    const eps = (count: number) => random.normals(count * noiseDim);
    const { recon, kl, mean } = this.#through(x, classes, eps);
    const [a, b] = [average(recon), average(kl)];
    const activeUnits = countActive(mean, latentDim);
    return { nelbo: a + b, recon: a, kl: b, activeUnits };
  }

  /**
   * Each image as the VAE sees it: decoded from the mean of its posterior.
   *
   * @returns `[count, size, size, 1]` in [0, 1]
   */
  reconstruct(x: Float32Array, classes?: ArrayLike<number>): Float32Array {
    return this.#through(x, classes, this.#noNoise).image;
  }

  /**
   * The posterior means.
   *
   * @returns `[count, latentDim]`
   */
  encode(x: Float32Array, classes?: ArrayLike<number>): Float32Array {
    return this.#through(x, classes, this.#noNoise).mean;
  }

  /**
   * Pictures of latent points.
   *
   * @param z `[count, noiseDim]`: a ladder's maps take noise of their own
   * @param classes One for each, where the network has any
   * @returns `[count, size, size, 1]` in [0, 1]
   */
  decode(z: Float32Array, classes?: ArrayLike<number>): Float32Array {
    const { noiseDim, size } = this.#network;
    return inBatches(z, noiseDim, (part, at) => {
      const inputs = {
        z: tf.tensor2d(part, [BATCH, noiseDim]),
        labels: labelsOf(classes, at),
      };
      return read(this.#draw.run(inputs), Object.values(inputs));
    }, { image: size * size }).image;
  }

  dispose(): void {
    this.#look.dispose();
    this.#draw.dispose();
  }

  /** The means themselves, for `count` images. */
  #noNoise = (count: number) =>
    new Float32Array(count * this.#network.noiseDim);

  #through(
    x: Float32Array,
    classes: ArrayLike<number> | undefined,
    noise: (count: number) => Float32Array,
  ) {
    const { size, latentDim, noiseDim } = this.#network;
    return inBatches(x, size * size, (part, at) => {
      const inputs = {
        x: tf.tensor4d(part, [BATCH, size, size, 1]),
        eps: tf.tensor2d(noise(BATCH), [BATCH, noiseDim]),
        labels: labelsOf(classes, at),
      };
      return read(this.#look.run(inputs), Object.values(inputs));
    }, { recon: 1, kl: 1, mean: latentDim, image: size * size });
  }
}

function average(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function countActive(mean: Float32Array, latentDim: number): number {
  const count = mean.length / latentDim;
  let active = 0;
  for (let unit = 0; unit < latentDim; unit++) {
    const of = (i: number) => mean[i * latentDim + unit];
    let [sum, square] = [0, 0];
    for (let i = 0; i < count; i++) {
      sum += of(i);
      square += of(i) ** 2;
    }
    if (square / count - (sum / count) ** 2 > ACTIVE) active++;
  }
  return active;
}
