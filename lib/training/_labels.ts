/** Classes as the networks are told them. */
import { tf } from "@/engine/mod.ts";
import { BATCH } from "./_in_batches.ts";

/** A batch of classes from the `at`-th on, `[BATCH]`; 0 where there is none. */
export function labelsOf(
  classes: ArrayLike<number> | undefined,
  at: number,
): tf.Tensor1D {
  const labels = Int32Array.from(
    { length: BATCH },
    (_, i) => classes?.[at + i] ?? 0,
  );
  return tf.tensor1d(labels, "int32");
}

/**
 * The classes of a batch of training images; none of a network without any.
 *
 * @param indices Which items of the data set they are
 * @param classes Of each item
 */
export function batchLabels(
  { classes: count }: { classes: number },
  indices: Int32Array,
  classes: ArrayLike<number> | undefined,
): { labels?: tf.Tensor1D } {
  if (count === 0) return {};
  const labels = Int32Array.from(indices, (index) => classes![index]);
  return { labels: tf.tensor1d(labels, "int32") };
}

/** Each class in turn; all 0 where there are none. */
export function inTurn(count: number, classes: number): Int32Array {
  return Int32Array.from(
    { length: count },
    (_, i) => classes > 0 ? i % classes : 0,
  );
}
