/** The two players of a GAN, whatever they are built of. */
import { tf } from "@/engine/mod.ts";
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
    generate: (z, mode, labels) =>
      model.apply(inputsOf(z, labels, facts), mode) as tf.Tensor4D,
  };
}

/** A model of `x`, and of one-hot classes if it has any, as a discriminator. */
export function asDiscriminator(
  model: tf.LayersModel,
  facts: Facts,
): Discriminator {
  return {
    ...asPlayer(model, facts),
    judge: (x, mode, labels) =>
      model.apply(inputsOf(x, labels, facts), mode) as tf.Tensor2D,
  };
}

/** The class input of a model: one-hot, `[batch, classes]`. */
export function classInput(classes: number): tf.SymbolicTensor[] {
  return classes === 0 ? [] : [tf.input({ shape: [classes], name: "y" })];
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
function inputsOf(
  x: tf.Tensor,
  labels: tf.Tensor1D | undefined,
  { classes }: Facts,
): tf.Tensor | tf.Tensor[] {
  if (classes === 0) return x;
  if (!labels) {
    throw new TypeError(
      `Cannot go on without labels: the network has ${classes} classes`,
    );
  }
  return [x, tf.oneHot(labels, classes).cast("float32")];
}
