/** A small discriminator, the same numbers in it as in PyTorch's. */
import { Sgd, tf } from "@/engine/mod.ts";

/** Numbers between -1/2 and 1/2 that are the same everywhere. */
export function wave(shape: number[], seed: number): tf.Tensor {
  const size = tf.util.sizeFromShape(shape);
  const numbers = Array.from({ length: size }, (_, i) => Math.sin(i * i + seed))
    .map((x) => x / 2);
  return tf.tensor(numbers, shape);
}

/** `[batch, 8, 8, 1]` to logits `[batch, 1]`; weights are `wave`s. */
export function smallJudge(hasNorm: boolean): tf.LayersModel {
  const { conv2d, batchNormalization, leakyReLU, flatten } = tf.layers;
  const first = { filters: 3, kernelSize: 4, strides: 2 };
  const model = tf.sequential({
    layers: [
      conv2d({ ...first, padding: "same", inputShape: [8, 8, 1] }),
      ...(hasNorm ? [batchNormalization()] : []),
      leakyReLU({ alpha: 0.2 }),
      conv2d({ filters: 1, kernelSize: 4 }),
      flatten(),
    ],
  });
  tf.tidy(() => {
    const scale = [wave([3], 5).add(1), wave([3], 6)];
    const moving = [tf.zeros([3]), tf.ones([3])]; // last in tfjs's order
    model.setWeights([
      ...[wave([4, 4, 1, 3], 1), wave([3], 2)],
      ...(hasNorm ? scale : []),
      ...[wave([4, 4, 3, 1], 3), wave([1], 4)],
      ...(hasNorm ? moving : []),
    ]);
  });
  return model;
}

/** A penalty's value and how each weight's gradient looks from three sides. */
export type Seen = { penalty: number; gradients: number[][] };

/**
 * The step of a training run: Sgd at rate 1 moves each weight by its gradient.
 *
 * @param run Runs the step; returns the penalty before it
 */
export function seenFromStep(
  model: tf.LayersModel,
  run: (optimizer: Sgd, variables: tf.Variable[]) => number,
): Seen {
  const variables = model.trainableWeights.map((one) => one.read())
    // The last bias moves no gradient; tfjs gives it none.
    .slice(0, -1) as tf.Variable[];
  const optimizer = new Sgd(variables, { learningRate: 1 });
  const before = variables.map((one) => one.clone());
  const penalty = run(optimizer, variables);
  const gradients = variables.map((one, i) =>
    tf.tidy(() => {
      const gradient = before[i].sub(one);
      const along = (seed: number) => gradient.mul(wave(one.shape, seed)).sum();
      return [along(20), along(21), gradient.norm()]
        .map((number) => number.dataSync()[0]);
    })
  );
  optimizer.dispose();
  tf.dispose(before);
  return { penalty, gradients };
}
