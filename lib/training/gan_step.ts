/**
 * One step of a GAN as one native call: the discriminator moves, then the
 * generator against it, then the average after the generator.
 *
 *   min_D  E[f(D(x))] + E[g(D(G(z)))]      min_G  E[h(D(G(z)))]
 *
 * Source: Goodfellow et al. 2014, algorithm 1; f, g and h are the loss's
 */
import { compile, type Optimizer, tf } from "@/engine/mod.ts";
import {
  ADVERSARIAL_LOSSES,
  gradientPenalty,
  r1Penalty,
} from "@/losses/mod.ts";
import { diffAugment } from "./diff_augment.ts";
import { follow } from "./ema.ts";
import { instanceNoise } from "./instance_noise.ts";
import type { GanParts, GanTraining } from "./gan_training.ts";

/** All that changes from step to step. */
export type GanInputs = {
  /** `[batch, size, size, channels]` */
  real: tf.Tensor4D;
  /** `[batch, latentDim]` */
  z: tf.Tensor2D;
  /** Uniform in [0, 1): for real, for fake of D, for fake of G */
  augment: tf.Tensor3D;
  /** Probability that an image is augmented */
  strength: tf.Scalar;
  /** 1 - decay of the average */
  follow: tf.Scalar;
  /** Classes of the real images, which are asked of the fake ones too */
  labels?: tf.Tensor1D;
  /** Noise on the images, `[batch, size, size, channels]`, and its size */
  noise?: tf.Tensor4D;
  sigma?: tf.Scalar;
  /** Uniform in [0, 1), `[batch]`, for the penalty of WGAN-GP */
  mix?: tf.Tensor1D;
};

/** Which parts of a step are done. */
export interface StepKind {
  /** The discriminator is punished for steep gradients */
  isPunished: boolean;
  /** The generator moves as well */
  isFull: boolean;
}

/** The optimizer of each network. */
export interface GanOptimizers {
  discriminator: Optimizer;
  generator: Optimizer;
}

/** Which of the three sets of images is meant. */
type Which = 0 | 1 | 2;

/**
 * Compiles a kind of step.
 *
 * The generator's images are augmented as those of the discriminator are:
 * what it never sees as it is cannot leak into them (Zhao et al. 2020,
 * https://arxiv.org/abs/2006.10738).
 */
export function compileGanStep(
  { generator, average, discriminator }: Pick<
    GanParts,
    "generator" | "average" | "discriminator"
  >,
  optimizers: GanOptimizers,
  training: GanTraining,
  { isPunished, isFull }: StepKind,
) {
  const mode = { training: true };
  const loss = ADVERSARIAL_LOSSES[training.loss];
  const { range } = generator;

  /** What the discriminator is shown of images. */
  function shown(x: tf.Tensor4D, which: Which, inputs: GanInputs) {
    const noisy = inputs.noise
      ? instanceNoise(x, noiseOf(inputs.noise, which), inputs.sigma!)
      : x;
    if (training.diffAugment === "none") return noisy;
    const u = tf.unstack(inputs.augment)[which] as tf.Tensor2D;
    const p = inputs.strength;
    return diffAugment(noisy, u, { ...training.diffPolicy, range, p });
  }

  /** D moves: on real images, and on fake ones that G is not blamed for. */
  function moveDiscriminator(inputs: GanInputs) {
    const { labels } = inputs;
    const judge = (x: tf.Tensor4D) => discriminator.judge(x, mode, labels);
    const real = shown(inputs.real, 0, inputs);
    const fake = shown(generator.generate(inputs.z, mode, labels), 1, inputs);
    return optimizers.discriminator.step(() => {
      const [onReal, onFake] = [judge(real), judge(fake)];
      const { smoothing } = training;
      const terms = loss.discriminator(onReal, onFake, { smoothing });
      const dLoss = terms.real.add(terms.fake) as tf.Scalar;
      const penalty = isPunished
        ? penaltyOf(judge, { real, fake, mix: inputs.mix }, training)
        : undefined;
      return {
        loss: (penalty ? dLoss.add(penalty) : dLoss) as tf.Scalar,
        dLoss,
        ...(penalty ? { penalty } : {}),
        realAccuracy: share(onReal.greater(0)),
        fakeAccuracy: share(onFake.less(0)),
        realSign: onReal.sign().mean() as tf.Scalar,
        dSpread: deviation(tf.concat([onReal, onFake])),
      };
    }, "dNorm");
  }

  /** G moves, so that D takes its images for real. */
  function moveGenerator(inputs: GanInputs) {
    const { z, labels } = inputs;
    return optimizers.generator.step(() => {
      const fake = shown(generator.generate(z, mode, labels), 2, inputs);
      return { loss: loss.generator(discriminator.judge(fake, mode, labels)) };
    }, "gNorm");
  }

  return compile((inputs: GanInputs) => {
    const { loss: _total, ...d } = moveDiscriminator(inputs);
    if (!isFull) return d;
    const { loss: gLoss, gNorm } = moveGenerator(inputs);
    follow(generator.weights, average.weights, inputs.follow);
    return { ...d, gLoss, gNorm };
  }, { name: isFull ? "the training step" : "the discriminator's step" });
}

/** One draw serves all: what meets in a step, real and fake, has its own. */
function noiseOf(noise: tf.Tensor4D, which: Which): tf.Tensor4D {
  return which === 0 ? noise : noise.reverse(0);
}

/** As many times heavier as it comes rarer (lazy: Karras et al. 2020). */
function penaltyOf(
  judge: (x: tf.Tensor4D) => tf.Tensor2D,
  { real, fake, mix }: {
    real: tf.Tensor4D;
    fake: tf.Tensor4D;
    mix?: tf.Tensor1D;
  },
  training: GanTraining,
): tf.Scalar {
  const { r1, penaltyEvery } = training;
  const sum = mix
    ? gradientPenalty(judge, real, fake, mix).mul(training.gradientPenalty)
    : r1Penalty(judge, real).mul(r1);
  return sum.mul(penaltyEvery) as tf.Scalar;
}

/** How far numbers are from their mean, as a root of the mean square. */
function deviation(x: tf.Tensor): tf.Scalar {
  return x.sub(x.mean()).square().mean().sqrt() as tf.Scalar;
}

function share(holds: tf.Tensor): tf.Scalar {
  return holds.cast("float32").mean() as tf.Scalar;
}
