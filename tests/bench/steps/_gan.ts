/** What the steps of GANs share: D moves, then G; `torch/gan_step.py`. */
import { Adam, compile, Random, tf } from "@/engine/mod.ts";
import { discLoss, genLoss } from "@/losses/mod.ts";
import type { Discriminator, Generator } from "@/models/mod.ts";
import type { OpenStep } from "./step.ts";

type Inputs = { real: tf.Tensor4D; z: tf.Tensor2D };

/** Opens the step of two networks on batches of as much ink as signatures. */
export function openGanStep(
  { generator, discriminator }: {
    generator: Generator;
    discriminator: Discriminator;
  },
  batch: number,
): OpenStep {
  const { size, latentDim } = generator;
  const mode = { training: true };
  const options = { learningRate: 2e-4, adamBeta1: 0.5 };
  const gOptimizer = new Adam(generator.trainable, options);
  const dOptimizer = new Adam(discriminator.trainable, options);
  const step = compile(({ real, z }: Inputs) => {
    const fake = generator.generate(z, mode);
    const d = dOptimizer.step(() => ({
      loss: discLoss(
        discriminator.judge(real, mode),
        discriminator.judge(fake, mode),
      ),
    }));
    const g = gOptimizer.step(() => ({
      loss: genLoss(discriminator.judge(generator.generate(z, mode), mode)),
    }));
    return { dLoss: d.loss, gLoss: g.loss };
  });
  const random = new Random(1);
  const next = batchesOf(random, batch * size * size);

  function feed(): Inputs {
    return {
      real: tf.tensor4d(next(), [batch, size, size, 1]),
      z: tf.tensor2d(random.normals(batch * latentDim), [batch, latentDim]),
    };
  }

  return {
    parameters: [...generator.trainable, ...discriminator.trainable]
      .reduce((sum, { size }) => sum + size, 0),
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

/** Both losses as numbers, as a training loop reports them. */
function read(
  { dLoss, gLoss }: { dLoss: tf.Tensor; gLoss: tf.Tensor },
  inputs: Inputs,
): number {
  const sum = dLoss.dataSync()[0] + gLoss.dataSync()[0];
  tf.dispose([dLoss, gLoss, ...Object.values(inputs)]);
  return sum;
}

/** Four batches in turn. */
function batchesOf(random: Random, length: number): () => Float32Array {
  const batches = Array.from(
    { length: 4 },
    () => Float32Array.from({ length }, () => random.uniform() < 0.08 ? 1 : 0),
  );
  let count = 0;
  return () => batches[count++ % batches.length];
}
