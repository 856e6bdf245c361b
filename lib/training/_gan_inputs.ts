/** What a step of a GAN is given: images, and all that is random in it. */
import { type Random, tf } from "@/engine/mod.ts";
import { batchLabels } from "./_labels.ts";
import { AUGMENT_UNIFORMS } from "./diff_augment.ts";
import type { GanInputs } from "./gan_step.ts";
import type { GanParts, GanTraining } from "./gan_training.ts";
import { linearDecay } from "./schedule.ts";
import type { BatchSource } from "./vae_training.ts";

/** Draws the inputs of a step; they are the caller's. */
export function ganInputs(
  { generator, classes }: GanParts,
  training: GanTraining,
  { batches, step, random, strength, follow }: {
    batches: Pick<BatchSource, "batch" | "next">;
    step: number;
    random: Random;
    strength: number;
    follow: number;
  },
): { inputs: GanInputs; epoch: number } {
  const { batch } = batches;
  const { size, channels, latentDim } = generator;
  const { x, epoch, indices } = batches.next();
  const shape = [batch, size, size, channels] as const;
  const inputs: GanInputs = {
    real: tf.tensor4d(x, [...shape]),
    z: tf.tensor2d(random.normals(batch * latentDim), [batch, latentDim]),
    augment: tf.tensor3d(
      uniforms(3 * batch * AUGMENT_UNIFORMS, random),
      [3, batch, AUGMENT_UNIFORMS],
    ),
    strength: tf.scalar(strength),
    follow: tf.scalar(follow),
    ...batchLabels(generator, indices, classes),
  };
  const { instanceNoise, noiseSteps } = training;
  if (instanceNoise > 0) {
    // Noise is said on the scale of [0, 1].
    const scale = generator.range === "unit" ? 1 : 2;
    const sigma = linearDecay(step, instanceNoise, noiseSteps);
    inputs.noise = tf.tensor4d(random.coarseNormals(x.length), [...shape]);
    inputs.sigma = tf.scalar(scale * sigma);
  }
  if (training.gradientPenalty > 0) {
    inputs.mix = tf.tensor1d(uniforms(batch, random));
  }
  return { inputs, epoch };
}

function uniforms(count: number, random: Random): Float32Array {
  return Float32Array.from({ length: count }, () => random.uniform());
}
