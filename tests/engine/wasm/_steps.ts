/**
 * Small training steps of the three kinds of model, the same on each engine.
 *
 * Weights, images and noise come from seeded numbers, never from tfjs.
 */
import { Adam, compile, type Compiled, tf } from "@/engine/mod.ts";
import { normal } from "./_help.ts";

/** A step that can be run, and what it leaves behind. */
export interface Training {
  /** Step number `i`: its losses by name. */
  step(i: number): Promise<Record<string, number>>;
  /** All that a step changes: weights, moving averages, Adam's. */
  variables: tf.Variable[];
  dispose(): void;
}

const BATCH = 4;
const SIZE = 16;

const { layers } = tf;
const shared = { kernelInitializer: "zeros", padding: "same" } as const;
const half = { ...shared, kernelSize: 4, strides: 2 } as const;

/** Gives the kernels seeded numbers; biases, gammas and betas stay. */
function seeded(model: tf.Sequential, seed: number): tf.Sequential {
  model.weights.forEach((weight, i) => {
    if (!weight.name.includes("kernel")) return;
    tf.tidy(() => {
      weight.write(normal(weight.shape as number[], seed + i).mul(0.1));
    });
  });
  return model;
}

function network(list: tf.layers.Layer[], seed: number): tf.Sequential {
  return seeded(tf.sequential({ layers: list }), seed);
}

/** The variables of a network that a gradient moves. */
function trainable(...models: tf.LayersModel[]): tf.Variable[] {
  return models.flatMap((model) =>
    model.trainableWeights.map((weight) => weight.read() as tf.Variable)
  );
}

function call(model: tf.LayersModel, x: tf.Tensor): tf.Tensor {
  return model.apply(x, { training: true }) as tf.Tensor;
}

/** Ones and zeros in blocks, other ones for each step: `[4, 16, 16, 1]`. */
function images(i: number): tf.Tensor4D {
  return tf.tidy(() => {
    const coarse = normal<tf.Tensor4D>([BATCH, 4, 4, 1], 1000 + i);
    return coarse.greater(0).toFloat().resizeNearestNeighbor([SIZE, SIZE]);
  }) as tf.Tensor4D;
}

/** Cross-entropy on logits, summed over all but the batch, averaged over it. */
function crossEntropy(logits: tf.Tensor, target: tf.Tensor | number) {
  const terms = logits.relu().sub(logits.mul(target))
    .add(logits.abs().neg().softplus());
  return terms.reshape([BATCH, -1]).sum(1).mean() as tf.Scalar;
}

function training<I extends Record<string, tf.Tensor>>(
  compiled: Compiled<I, Record<string, tf.Tensor>>,
  inputs: (i: number) => I,
  owned: (Adam | tf.Sequential)[],
): Training {
  return {
    variables: owned.flatMap((one) =>
      one instanceof Adam
        ? Object.values(one.state)
        : one.weights.map((weight) => weight.read() as tf.Variable)
    ),
    async step(i) {
      const fed = inputs(i);
      const losses = compiled.run(fed);
      const numbers: Record<string, number> = {};
      for (const [name, value] of Object.entries(losses)) {
        // Not dataSync(): WebGPU in Deno has none.
        numbers[name] = (await value.data())[0];
      }
      tf.dispose([fed, losses]);
      return numbers;
    },
    dispose() {
      for (const one of [compiled, ...owned]) one.dispose();
    },
  };
}

/** Convolutions 8-16, normalised; four latents; cross-entropy and KL. */
export function smallVae(): Training {
  const encoder = network([
    layers.conv2d({ ...half, filters: 8, inputShape: [SIZE, SIZE, 1] }),
    layers.batchNormalization(),
    layers.reLU(),
    layers.conv2d({ ...half, filters: 16 }),
    layers.batchNormalization(),
    layers.reLU(),
    layers.flatten(),
    layers.dense({ units: 8, kernelInitializer: "zeros" }),
  ], 10);
  const decoder = network([
    layers.dense({
      ...shared,
      units: 256,
      activation: "relu",
      inputShape: [4],
    }),
    layers.reshape({ targetShape: [4, 4, 16] }),
    layers.conv2dTranspose({ ...half, filters: 8 }),
    layers.batchNormalization(),
    layers.reLU(),
    layers.conv2dTranspose({ ...half, filters: 1 }),
  ], 30);
  const adam = new Adam(trainable(encoder, decoder), { learningRate: 1e-3 });
  const compiled = compile((
    { x, eps }: { x: tf.Tensor; eps: tf.Tensor },
  ) =>
    adam.step(() => {
      const [mean, logVar] = tf.split(call(encoder, x), 2, 1);
      const z = mean.add(logVar.div(2).exp().mul(eps));
      const recon = crossEntropy(call(decoder, z), x);
      const kl = logVar.add(1).sub(mean.square()).sub(logVar.exp())
        .sum(1).mul(-0.5).mean() as tf.Scalar;
      return { loss: recon.add(kl) as tf.Scalar, recon, kl };
    })
  );
  const inputs = (i: number) => ({
    x: images(i),
    eps: normal([BATCH, 4], 2000 + i),
  });
  return training(compiled, inputs, [adam, encoder, decoder]);
}

/** One step of the discriminator, then one of the generator. */
function gan(generator: tf.Sequential, discriminator: tf.Sequential): Training {
  const options = { learningRate: 2e-4, adamBeta1: 0.5 };
  const dAdam = new Adam(trainable(discriminator), options);
  const gAdam = new Adam(trainable(generator), options);
  const judge = (x: tf.Tensor) => call(discriminator, x);
  const compiled = compile((
    { real, z }: { real: tf.Tensor; z: tf.Tensor },
  ) => {
    const fake = call(generator, z);
    const d = dAdam.step(() => ({
      loss: crossEntropy(judge(real), 1).add(crossEntropy(judge(fake), 0)),
    }));
    const g = gAdam.step(() => ({
      loss: crossEntropy(judge(call(generator, z)), 1),
    }));
    return { d: d.loss, g: g.loss };
  });
  const inputs = (i: number) => ({
    real: tf.tidy(() => images(i).mul(2).sub(1)),
    z: normal([BATCH, 6], 3000 + i),
  });
  return training(compiled, inputs, [dAdam, gAdam, generator, discriminator]);
}

/** Dense layers only. */
export function smallFcGan(): Training {
  const generator = network([
    layers.dense({ ...shared, units: 32, inputShape: [6] }),
    layers.batchNormalization(),
    layers.reLU(),
    layers.dense({ ...shared, units: SIZE * SIZE, activation: "tanh" }),
    layers.reshape({ targetShape: [SIZE, SIZE, 1] }),
  ], 50);
  const discriminator = network([
    layers.flatten({ inputShape: [SIZE, SIZE, 1] }),
    layers.dense({ ...shared, units: 32 }),
    layers.leakyReLU({ alpha: 0.2 }),
    layers.dense({ ...shared, units: 1 }),
  ], 70);
  return gan(generator, discriminator);
}

/** Convolutions in both networks. */
export function smallDcgan(): Training {
  const generator = network([
    layers.dense({ ...shared, units: 256, inputShape: [6] }),
    layers.reshape({ targetShape: [4, 4, 16] }),
    layers.batchNormalization(),
    layers.reLU(),
    layers.conv2dTranspose({ ...half, filters: 8, useBias: false }),
    layers.batchNormalization(),
    layers.reLU(),
    layers.conv2dTranspose({ ...half, filters: 1, activation: "tanh" }),
  ], 90);
  const discriminator = network([
    layers.conv2d({ ...half, filters: 8, inputShape: [SIZE, SIZE, 1] }),
    layers.leakyReLU({ alpha: 0.2 }),
    layers.conv2d({ ...half, filters: 16, useBias: false }),
    layers.batchNormalization(),
    layers.leakyReLU({ alpha: 0.2 }),
    layers.flatten(),
    layers.dense({ ...shared, units: 1 }),
  ], 110);
  return gan(generator, discriminator);
}
