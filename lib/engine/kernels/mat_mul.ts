/**
 * Products with a large right factor whose rows are a power of two long.
 *
 * For few rows on the left, oneDNN walks down the columns of the right factor
 * as it lies. Where its rows are multiples of 2 KB, the numbers of a column
 * share a few sets of the cache and push each other out: 87 GFLOP/s of 180 at
 * 128 × 1024 · 1024 × 4096 (AVX2). With 16 columns more they are spread; the
 * copy takes a tenth to a fifth of the product (`deno task bench:ops`).
 */
import * as tf from "../tf.ts";
import { type Kernel, wrapKernel } from "./_kernel.ts";

/** Columns that share the cache's sets: 2 KB of float32. */
const ALIASED = 512;
const MORE_COLUMNS = 16;
/** Smaller factors stay in the cache anyway. */
const LEAST_SIZE = 2 ** 19;
/** With fewer rows the copy is not worth it. */
const LEAST_ROWS = 64;
/** Of 1 / rows + 1 / columns; below it oneDNN sorts the factor itself. */
const UNSORTED = 0.0038;

/** Registers it, around tfjs-node's kernel. */
export function setMatMulKernel(): void {
  wrapKernel("BatchMatMul", (original) => (call) => {
    const { inputs: { a, b }, attrs: { transposeA, transposeB }, backend } =
      call;
    const rows = a.shape.at(transposeA ? -1 : -2);
    const isSlow = !transposeB && isAliased(b) && !hasBatch(a) &&
      rows >= LEAST_ROWS && 1 / rows + 1 / b.shape.at(-1) >= UNSORTED &&
      !backend.binding.isUsingGpuDevice();
    return isSlow ? withMoreColumns(original, call) : original(call);
  });
}

function isAliased(b: tf.TensorInfo): boolean {
  const size = b.shape.reduce((product, one) => product * one, 1);
  return b.dtype === "float32" && b.shape.at(-1)! % ALIASED === 0 &&
    size >= LEAST_SIZE && !hasBatch(b);
}

function hasBatch({ shape }: tf.TensorInfo): boolean {
  return shape.slice(0, -2).some((size) => size !== 1);
}

/** a · [b | 0], without the last columns. */
function withMoreColumns(
  original: Kernel,
  call: Parameters<Kernel>[0],
): tf.Tensor {
  const { a, b } = call.inputs;
  return tf.tidy(() => {
    const none = b.shape.slice(1).map(() => [0, 0] as [number, number]);
    const wide = tf.pad(b, [...none, [0, MORE_COLUMNS]]);
    const product = original({ ...call, inputs: { a, b: wide } }) as tf.Tensor;
    const shape = [...product.shape];
    shape[shape.length - 1] = b.shape.at(-1)!;
    return product.slice(shape.map(() => 0), shape);
  });
}
