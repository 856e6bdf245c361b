/** A small convolutional VAE with everything that a step has. */
import { Adam, compile, Random, tf } from "@/engine/mod.ts";

const SIZE = 16;
const BATCH = 8;
const LATENT = 4;

type Inputs = { x: tf.Tensor; eps: tf.Tensor };

/** x [batch, 16, 16, 1] → mean and logVar, [batch, 8]. */
function encoder(): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        inputShape: [SIZE, SIZE, 1],
        filters: 8,
        kernelSize: 4,
        strides: 2,
        padding: "same",
        kernelInitializer: tf.initializers.glorotNormal({ seed: 1 }),
      }), // [batch, 8, 8, 8]
      tf.layers.batchNormalization(),
      tf.layers.reLU(),
      tf.layers.flatten(),
      tf.layers.dense({
        units: 2 * LATENT,
        kernelInitializer: tf.initializers.glorotNormal({ seed: 2 }),
      }),
    ],
  });
}

/** z [batch, 4] → logits [batch, 16, 16, 1]. */
function decoder(): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.dense({
        inputShape: [LATENT],
        units: 8 * 8 * 8,
        kernelInitializer: tf.initializers.glorotNormal({ seed: 3 }),
      }),
      tf.layers.reshape({ targetShape: [8, 8, 8] }),
      tf.layers.batchNormalization(),
      tf.layers.leakyReLU({ alpha: 0.2 }),
      tf.layers.conv2dTranspose({
        filters: 1,
        kernelSize: 4,
        strides: 2,
        padding: "same",
        kernelInitializer: tf.initializers.glorotNormal({ seed: 4 }),
      }), // [batch, 16, 16, 1]
    ],
  });
}

/** The networks, a step, and a source of batches. */
export function makeNetwork(seed: number) {
  const [E, D] = [encoder(), decoder()];
  const weights = [...E.weights, ...D.weights].map((one) =>
    one.read() as tf.Variable
  );
  const optimizer = new Adam(weights.filter((one) => one.trainable));
  const step = ({ x, eps }: Inputs) =>
    optimizer.step(() => {
      const heads = E.apply(x, { training: true }) as tf.Tensor;
      const [mean, logVar] = tf.split(heads, 2, 1);
      const z = mean.add(logVar.div(2).exp().mul(eps));
      const logits = D.apply(z, { training: true }) as tf.Tensor;
      // BCE on logits: softplus(l) - l x
      const recon = tf.softplus(logits).sub(logits.mul(x)).sum().div(BATCH);
      const kl = logVar.add(1).sub(mean.square()).sub(logVar.exp())
        .sum().mul(-0.5 / BATCH);
      return {
        loss: recon.add(kl) as tf.Scalar,
        kl: kl as tf.Scalar,
        recon: recon as tf.Scalar,
      };
    });
  const random = new Random(seed);
  const batch = (): Inputs => ({
    x: tf.tensor(random.normals(BATCH * SIZE * SIZE), [BATCH, SIZE, SIZE, 1])
      .greater(0).toFloat(),
    eps: tf.tensor(random.normals(BATCH * LATENT), [BATCH, LATENT]),
  });
  return { weights, step, compiled: compile(step), batch };
}
