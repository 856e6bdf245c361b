/** How a network is told a class: as a one-hot row beside its input. */
import { type Random, tf } from "@/engine/mod.ts";
import { glorotNormal } from "./_stages.ts";

type Symbolic = tf.SymbolicTensor;

/** The class input of a model, one-hot `[batch, classes]`; none for 0. */
export function classInput(classes: number): Symbolic[] {
  return classes === 0 ? [] : [tf.input({ shape: [classes], name: "y" })];
}

/**
 * What goes into the class input; nothing for 0 classes.
 *
 * @param labels `[batch]` int32, from 0 on
 * @throws {TypeError} If a network with classes is not told which
 */
export function classRows(
  labels: tf.Tensor1D | undefined,
  classes: number,
): tf.Tensor[] {
  if (classes === 0) return [];
  if (!labels) {
    throw new TypeError(
      `Cannot go on without labels: the network has ${classes} classes`,
    );
  }
  return [tf.oneHot(labels, classes).cast("float32")];
}

/**
 * Joins an embedding of the class to what a network has so far.
 *
 *   h → [h, embedding of y]
 *
 * @param asked From {@linkcode classInput}; undefined: h stays as it is
 * @param options `units` of the embedding
 * @returns `[batch, n]` → `[batch, n + units]`; each call shares the weights
 */
export function classJoin(
  asked: Symbolic | undefined,
  { units, random }: { units: number; random: Random },
): (h: Symbolic) => Symbolic {
  if (!asked) return (h) => h;
  const embedding = tf.layers.dense({
    name: "class",
    units,
    useBias: false, // a row for each class is all there is
    kernelInitializer: glorotNormal(random),
  });
  const joined = tf.layers.concatenate({ name: "class_joined" });
  return (h) => {
    const row = embedding.apply(asked) as Symbolic;
    return joined.apply([h, row]) as Symbolic;
  };
}
