/**
 * How a VAE is trained: one compiled step, and its average judged on valid.
 *
 *   loss = recon + beta kl      Kingma & Welling 2014; Higgins et al. 2017
 *
 * The average of the weights (see `ema.ts`) is what is judged, shown and kept.
 */
import { Adam, compile, Random, tf } from "@/engine/mod.ts";
import { elboLoss } from "@/losses/mod.ts";
import {
  averagingRate,
  copyWeights,
  follow,
  named,
  type Variables,
} from "./ema.ts";
import { DrawnAhead } from "./_drawn_ahead.ts";
import type { Features, Pictures, Scores } from "./events.ts";
import { batchLabels, inTurn } from "./_labels.ts";
import { checkRange } from "./range.ts";
import { cosineRate, linearWarmup } from "./schedule.ts";
import type { Trainer } from "./trainer.ts";
import { VaeJudge } from "./vae_judge.ts";
import type { VaeParts, VaeState, VaeTraining } from "./vae_training.ts";

/** Steps over which the learning rate rises. */
const RATE_WARMUP = 50;
/** Pictures of a sample event. */
const SAMPLES = 64;
/**
 * Samples that are held against held-out images: half as many as of a GAN,
 * as nothing is chosen by them, so that looks take no more than 1 or 2 % of a
 * training.
 */
const JUDGED = 128;

/** Steps, judges and samples a VAE; the loop says when. */
export class VaeTrainer implements Trainer {
  readonly variables: Variables;
  readonly best: Variables;
  readonly features?: Features;
  readonly judge: VaeJudge;
  #parts: VaeParts;
  #batches: DrawnAhead;
  #training: VaeTraining;
  #optimizer: Adam;
  #step: ReturnType<typeof compileStep>;
  #noise: Random;
  #z: Float32Array;
  #epoch = 0;

  /** @throws {UserError} If images and network differ in their range */
  constructor(parts: VaeParts, training: VaeTraining) {
    const { vae, average, batches, random } = parts;
    checkRange(vae.range, batches.range);
    this.#parts = parts;
    this.#batches = new DrawnAhead(batches);
    this.#training = training;
    const { learningRate } = training;
    this.#optimizer = new Adam(vae.trainable, { learningRate });
    this.#step = compileStep(parts, this.#optimizer, training);
    this.judge = new VaeJudge(average, training.likelihood);
    copyWeights(vae.weights, average.weights);
    this.#noise = random.fork();
    this.#z = random.fork().normals(JUDGED * vae.noiseDim);
    this.features = parts.features;
    this.best = average.weights;
    this.variables = {
      ...named("vae", vae.weights),
      ...named("average", average.weights),
      ...named("adam", this.#optimizer.state),
    };
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** One batch: `loss`, `recon`, `kl` in nats per image, and `beta`. */
  async step(step: number): Promise<Scores> {
    const { vae, classes } = this.#parts;
    const { steps, learningRate, klWarmup, emaDecay } = this.#training;
    const beta = linearWarmup(step, this.#training.beta, klWarmup);
    const rate = { peak: learningRate, steps, warmup: RATE_WARMUP };
    this.#optimizer.learningRate = cosineRate(step, rate);
    const { x, epoch, indices } = this.#batches.next();
    this.#epoch = epoch;
    const { batch } = this.#batches;
    const eps = this.#noise.normals(batch * vae.noiseDim);
    const inputs = {
      x: tf.tensor4d(x, [batch, vae.size, vae.size, 1]),
      eps: tf.tensor2d(eps, [batch, vae.noiseDim]),
      beta: tf.scalar(beta),
      follow: tf.scalar(averagingRate(step, emaDecay)),
      ...batchLabels(vae, indices, classes),
    };
    const terms = await this.#step.runAsync(inputs, () => {
      if (step < steps) this.#batches.prepare();
    });
    const losses = Object.fromEntries(
      Object.entries(terms).map(([name, term]) => [name, term.dataSync()[0]]),
    );
    tf.dispose([...Object.values(inputs), ...Object.values(terms)]);
    return { ...losses, beta };
  }

  /** The ELBO and its terms, and how near samples are to held-out images. */
  async validate(): Promise<Scores> {
    const { vae, valid, validClasses, score } = this.#parts;
    const elbo = this.judge.score(valid, validClasses);
    if (!score) return elbo;
    const classes = inTurn(JUDGED, vae.classes);
    return { ...elbo, ...await score(this.judge.decode(this.#z, classes)) };
  }

  sample(): Pictures {
    const { size, classes, noiseDim } = this.#parts.vae;
    const z = this.#z.subarray(0, SAMPLES * noiseDim);
    const pixels = this.judge.decode(z, inTurn(SAMPLES, classes));
    return { pixels, size, count: SAMPLES };
  }

  state(): VaeState {
    return {
      batches: this.#batches.state(),
      noise: this.#noise.state(),
      epoch: this.#epoch,
    };
  }

  restore(state: VaeState): void {
    this.#batches.restore(state.batches);
    this.#noise = Random.fromState(state.noise);
    this.#epoch = state.epoch;
  }

  /** Frees all but the networks, which are the caller's. */
  dispose(): void {
    this.#step.dispose();
    this.#optimizer.dispose();
    this.judge.dispose();
  }
}

type StepInputs = {
  x: tf.Tensor4D;
  eps: tf.Tensor2D;
  beta: tf.Scalar;
  follow: tf.Scalar;
  labels?: tf.Tensor1D;
};

/** Forward, gradients, Adam and the average as one native call. */
function compileStep(
  { vae, average }: VaeParts,
  optimizer: Adam,
  { likelihood, freeBits }: VaeTraining,
) {
  return compile(({ x, eps, beta, follow: rate, labels }: StepInputs) => {
    const terms = optimizer.step(() => {
      const seen = vae.forward(x, eps, { training: true }, labels);
      return elboLoss({ ...seen, x, beta }, { likelihood, freeBits });
    });
    follow(vae.weights, average.weights, rate);
    return terms;
  }, { name: "the training step" });
}
