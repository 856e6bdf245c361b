import { tf } from "@/engine/mod.ts";

/** Images that a compiled look takes at once. */
export const BATCH = 32;

/**
 * Runs `work` on full batches; the last is filled up with zeros and cut.
 *
 * @param values `[count, each]`
 * @param work Gets `[BATCH, each]`, and the index of the first of them
 * @param sizes How many numbers each result has of each of them
 */
export function inBatches<Name extends string>(
  values: Float32Array,
  each: number,
  work: (part: Float32Array, at: number) => Record<Name, Float32Array>,
  sizes: Record<Name, number>,
): Record<Name, Float32Array> {
  const count = values.length / each;
  const names = Object.keys(sizes) as Name[];
  const out = Object.fromEntries(
    names.map((name) => [name, new Float32Array(count * sizes[name])]),
  ) as Record<Name, Float32Array>;
  for (let at = 0; at < count; at += BATCH) {
    const part = new Float32Array(BATCH * each);
    const here = Math.min(BATCH, count - at);
    part.set(values.subarray(at * each, (at + here) * each));
    const results = work(part, at);
    for (const name of names) {
      const piece = results[name].subarray(0, here * sizes[name]);
      out[name].set(piece, at * sizes[name]);
    }
  }
  return out;
}

/** The values of tensors, which are freed, as are `others`. */
export function read<Name extends string>(
  tensors: Record<Name, tf.Tensor>,
  others: tf.Tensor[],
): Record<Name, Float32Array> {
  const values = Object.entries<tf.Tensor>(tensors)
    .map(([name, tensor]) => [name, tensor.dataSync()]);
  tf.dispose([...Object.values<tf.Tensor>(tensors), ...others]);
  return Object.fromEntries(values);
}
