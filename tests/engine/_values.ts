/** Values that tests compute with. */
import { tf } from "@/engine/mod.ts";

/** Numbers between -1 and 1 that look random and are the same everywhere. */
export function numbers(length: number, seed = 1): Float32Array {
  const wave = (i: number) => Math.sin((i + 1) * 12.9898 + seed * 78.233);
  return Float32Array.from({ length }, (_, i) => (wave(i) * 43758.5453) % 1);
}

/** Such numbers as a tensor. */
export function tensor(shape: number[], seed = 1): tf.Tensor {
  return tf.tensor(numbers(tf.util.sizeFromShape(shape), seed), shape);
}

/** A variable of such numbers, the only holder of its value. */
export function variable(shape: number[], seed = 1): tf.Variable {
  return tf.tidy(() => tf.variable(tensor(shape, seed)));
}
