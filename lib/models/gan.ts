/** The two players of a GAN, whatever they are built of. */
import { tf } from "@/engine/mod.ts";
import { classRows } from "./_classes.ts";
import { trainableOf, weightsOf } from "./vae.ts";

/** What both have. */
interface Player {
  size: number;
  channels: number;
  /** Classes that may be asked for; 0: none. */
  classes: number;
  model: tf.LayersModel;
  /** All weights by `model/layer/weight`, moving statistics included. */
  weights: Record<string, tf.Variable>;
  /** Those that an optimizer moves. */
  trainable: tf.Variable[];
  dispose(): void;
}

/** Draws images of noise. */
export interface Generator extends Player {
  latentDim: number;
  /** Of what comes out; a data set must have the same. */
  range: "unit" | "symmetric";
  /**
   * Images of noise.
   *
   * @param z From N(0, I), `[batch, latentDim]`
   * @param labels Classes as int32, `[batch]`, where there are any
   * @returns `[batch, size, size, channels]` in `range`, ink high
   */
  generate(
    z: tf.Tensor2D,
    mode: { training: boolean },
    labels?: tf.Tensor1D,
  ): tf.Tensor4D;
}

/** Tells real images from generated ones. */
export interface Discriminator extends Player {
  /**
   * How real images look.
   *
   * @param x `[batch, size, size, channels]`, in the range of the generator
   * @param labels Classes as int32, `[batch]`, where there are any
   * @returns Logits `[batch, 1]`: above 0 means real
   */
  judge(
    x: tf.Tensor4D,
    mode: { training: boolean },
    labels?: tf.Tensor1D,
  ): tf.Tensor2D;
}

/** What a model is made to be. */
type Facts = Pick<Player, "size" | "channels" | "classes">;

/** A model of `z`, and of one-hot classes if it has any, as a generator. */
export function asGenerator(
  model: tf.LayersModel,
  facts: Facts & Pick<Generator, "latentDim" | "range">,
): Generator {
  return {
    ...asPlayer(model, facts),
    ...facts,
    generate: (z, mode, labels) => run(model, z, { facts, mode, labels }),
  };
}

/** A model of `x`, and of one-hot classes if it has any, as a discriminator. */
export function asDiscriminator(
  model: tf.LayersModel,
  facts: Facts,
): Discriminator {
  return {
    ...asPlayer(model, facts),
    judge: (x, mode, labels) => run(model, x, { facts, mode, labels }),
  };
}

function asPlayer(model: tf.LayersModel, facts: Facts): Player {
  return {
    ...facts,
    model,
    weights: weightsOf(model),
    trainable: trainableOf([model]),
    dispose: () => model.dispose(),
  };
}

/** @throws {TypeError} If a model with classes is not told which */
function run<T extends tf.Tensor>(
  model: tf.LayersModel,
  x: tf.Tensor,
  { facts, mode, labels }: {
    facts: Facts;
    mode: { training: boolean };
    labels?: tf.Tensor1D;
  },
): T {
  return tf.tidy(() => {
    const all = [x, ...classRows(labels, facts.classes)];
    return model.apply(all, mode) as T;
  });
}
