/** A GAN of two small networks and two optimizers: D moves, then G. */
import { Adam, type Optimizer, RmsProp, tf } from "@/engine/mod.ts";
import { variable } from "./_engine.ts";

/** The networks, their optimizers and the step. */
export interface Gan {
  variables: tf.Variable[];
  optimizers: Optimizer[];
  step: (inputs: GanInputs) => { dLoss: tf.Tensor; gLoss: tf.Tensor };
}

export type GanInputs = { real: tf.Tensor; z: tf.Tensor };

/** G: z [n, 2] → [n, 3], D: [n, 3] → logit [n, 1]; equal at each call. */
export function makeGan(): Gan {
  const g = [variable([2, 3], 1), variable([3], 2)];
  const d = [variable([3, 4], 3), variable([4], 4), variable([4, 1], 5)];
  const generator = (z: tf.Tensor) => z.matMul(g[0]).add(g[1]).tanh();
  const discriminator = (x: tf.Tensor) =>
    tf.leakyRelu(x.matMul(d[0]).add(d[1]), 0.2).matMul(d[2]);
  // softplus(-logit) is -log D(x): the usual cross-entropy on logits.
  const isReal = (x: tf.Tensor) => tf.softplus(discriminator(x).neg()).mean();
  const isFake = (x: tf.Tensor) => tf.softplus(discriminator(x)).mean();
  const dOptimizer = new Adam(d, { learningRate: 0.02, adamBeta1: 0.5 });
  const gOptimizer = new RmsProp(g, { learningRate: 0.01 });
  return {
    variables: [...g, ...d],
    optimizers: [dOptimizer, gOptimizer],
    step({ real, z }) {
      const fake = generator(z);
      const { loss: dLoss } = dOptimizer.step(() => ({
        loss: isReal(real).add(isFake(fake)) as tf.Scalar,
      }));
      const { loss: gLoss } = gOptimizer.step(() => ({
        loss: isReal(generator(z)) as tf.Scalar,
      }));
      return { dLoss, gLoss };
    },
  };
}

/** Weights and slots, one after the other. */
export function stateOf({ variables, optimizers }: Gan): number[] {
  const slots = optimizers.flatMap(({ state }) => Object.values(state));
  return [...variables, ...slots].flatMap((one) => [...one.dataSync()]);
}

export function disposeGan({ variables, optimizers }: Gan): void {
  tf.dispose(variables);
  for (const one of optimizers) one.dispose();
}
