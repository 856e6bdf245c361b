import { Adam, compile, tf } from "@/engine/mod.ts";
import { encoderLoss } from "@/losses/mod.ts";
import { cosineRate } from "./schedule.ts";

/** Images with what is true of them. */
export interface EncoderBatch {
  /** `[batch, size, size, 1]` */
  x: Float32Array;
  /** `[batch]` */
  owners: Int32Array;
  /** `[batch, distortions]` in [0, 1] */
  strengths: Float32Array;
}

/** How an encoder is trained. */
export interface EncoderTraining {
  steps: number;
  learningRate?: number;
  /** Gives the next batch, all of one size */
  next(): EncoderBatch;
}

/** What a step says; nats per image. */
export interface EncoderStep {
  step: number;
  loss: number;
  owner: number;
  strengths: number;
}

/** Steps over which the learning rate rises. */
const WARMUP = 50;

/**
 * Trains an encoder with three outputs: features, owner, strengths.
 *
 * @param model `[batch, size, size, 1]` → `[batch, dim]`, `[batch, owners]`,
 * `[batch, distortions]`; its weights move, and stay the caller's
 * @returns Each step, as it is done
 */
export async function* trainEncoder(
  model: tf.LayersModel,
  { steps, learningRate = 2e-3, next }: EncoderTraining,
): AsyncGenerator<EncoderStep> {
  const variables = model.trainableWeights
    .map((weight) => weight.read() as tf.Variable);
  const optimizer = new Adam(variables, { learningRate });
  const step = compileStep(model, optimizer);
  const [, size] = model.inputs[0].shape as number[];
  const rate = { peak: learningRate, steps, warmup: WARMUP };
  try {
    for (let at = 1; at <= steps; at++) {
      const { x, owners, strengths } = next();
      const count = owners.length;
      optimizer.learningRate = cosineRate(at, rate);
      const inputs = {
        x: tf.tensor4d(x, [count, size, size, 1]),
        owner: tf.tensor1d(owners, "int32"),
        strengths: tf.tensor2d(strengths, [count, strengths.length / count]),
      };
      const terms = await step.runAsync(inputs);
      const [loss, owner, strength] = [
        terms.loss,
        terms.owner,
        terms.strengths,
      ].map((term) => term.dataSync()[0]);
      tf.dispose([...Object.values(inputs), ...Object.values(terms)]);
      yield { step: at, loss, owner, strengths: strength };
    }
  } finally {
    step.dispose();
    optimizer.dispose();
  }
}

/** Adam on the loss, in one native call. */
function compileStep(model: tf.LayersModel, optimizer: Adam) {
  interface Inputs extends Record<string, tf.Tensor> {
    x: tf.Tensor4D;
    owner: tf.Tensor1D;
    strengths: tf.Tensor2D;
  }
  return compile(({ x, ...truth }: Inputs) =>
    optimizer.step(() => {
      const [, owner, strengths] = model.apply(x, { training: true }) as [
        tf.Tensor2D,
        tf.Tensor2D,
        tf.Tensor2D,
      ];
      return { ...encoderLoss({ owner, strengths }, truth) };
    }), { name: "the encoder's step" });
}
