/** The convolutional VAE of signatures; `torch/vae.py` is its twin. */
import { Adam, compile, Random, tf } from "@/engine/mod.ts";
import { elboLoss } from "@/losses/mod.ts";
import { newVae } from "@/models/mod.ts";
import type { BenchStep, OpenStep } from "./step.ts";

const SIZE = 64;
const BATCH = 64;
const LATENT_DIM = 64;
const WIDTH = 32;

/** One step of the network of `newVae()`, without an average of weights. */
export const vae: BenchStep = {
  name: "vae",
  about: `VAE ${SIZE}x${SIZE}, batch ${BATCH}, width ${WIDTH}, latent ` +
    `${LATENT_DIM}, BCE on logits + KL, Adam`,
  gflop: gflop(),
  open,
};

/** Forward once, backward twice (by inputs, by weights), 2 per multiply-add. */
function gflop(): number {
  // Side of the output, channels in, filters; the decoder mirrors them.
  const convolutions = [[32, 1, 32], [16, 32, 64], [8, 64, 128], [4, 128, 256]]
    .map(([side, channels, filters]) => side ** 2 * 4 * 4 * channels * filters)
    .reduce((sum, one) => sum + one);
  const dense = 4 * 4 * 256 * LATENT_DIM; // two heads, and the decoder's first
  return 3 * 2 * BATCH * (2 * convolutions + 3 * dense) / 1e9;
}

type Inputs = { x: tf.Tensor4D; eps: tf.Tensor2D; beta: tf.Scalar };

function open(): OpenStep {
  const random = new Random(1);
  const network = newVae({
    size: SIZE,
    latentDim: LATENT_DIM,
    width: WIDTH,
    random,
  });
  const optimizer = new Adam(network.trainable);
  const step = compile(({ x, eps, beta }: Inputs) =>
    optimizer.step(() => {
      const { q, logits } = network.forward(x, eps, { training: true });
      return elboLoss({ q, logits, x, beta });
    })
  );
  const next = batchesOf(random);

  function feed(): Inputs {
    return {
      x: tf.tensor4d(next(), [BATCH, SIZE, SIZE, 1]),
      eps: tf.tensor2d(random.normals(BATCH * LATENT_DIM), [BATCH, LATENT_DIM]),
      beta: tf.scalar(1),
    };
  }

  return {
    parameters: network.trainable.reduce((sum, { size }) => sum + size, 0),
    run() {
      const inputs = feed();
      return read(step.run(inputs), inputs);
    },
    async runAsync() {
      const inputs = feed();
      return read(await step.runAsync(inputs), inputs);
    },
  };
}

/** All terms as numbers, as a training loop reports them. */
function read(terms: Record<string, tf.Tensor>, inputs: Inputs): number {
  const [loss] = ["loss", "recon", "kl"].map((name) =>
    terms[name].dataSync()[0]
  );
  tf.dispose([...Object.values(terms), ...Object.values(inputs)]);
  return loss;
}

/** Four batches in turn, with as much ink as signatures have. */
function batchesOf(random: Random): () => Float32Array {
  const batches = Array.from(
    { length: 4 },
    () =>
      Float32Array.from(
        { length: BATCH * SIZE * SIZE },
        () => random.uniform() < 0.08 ? 1 : 0,
      ),
  );
  let count = 0;
  return () => batches[count++ % batches.length];
}
