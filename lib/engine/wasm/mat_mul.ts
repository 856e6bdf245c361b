/**
 * Matrix products with a transposed factor, transposed beforehand.
 *
 * WASM gives only A B to its fast kernel; A Bᵀ and Aᵀ B, which are the two
 * gradients of A B, take a plain loop ten to thirty times slower.
 */
import * as tf from "../tf.ts";

/** Replaces both products. */
export function transposeBeforeMatMul(): void {
  for (const name of ["BatchMatMul", "_FusedMatMul"]) replace(name);
}

function replace(kernelName: string): void {
  const own = tf.getKernel(kernelName, "wasm");
  tf.unregisterKernel(kernelName, "wasm");
  tf.registerKernel({
    ...own,
    kernelFunc({ inputs, attrs, backend }) {
      const { transposeA, transposeB } = attrs!;
      if (!transposeA && !transposeB) {
        return own.kernelFunc({ inputs, attrs, backend });
      }
      return tf.tidy(() => {
        const a = transposed(inputs.a as tf.Tensor, transposeA);
        const b = transposed(inputs.b as tf.Tensor, transposeB);
        const product = own.kernelFunc({
          inputs: { ...inputs, a, b },
          attrs: { ...attrs, transposeA: false, transposeB: false },
          backend,
        });
        return tf.engine().makeTensorFromTensorInfo(product as tf.TensorInfo);
      });
    },
  });
}

/** The last two axes exchanged, if so wished. */
function transposed(x: tf.Tensor, wished: unknown): tf.Tensor {
  if (!wished) return x;
  const axes = x.shape.map((_, i) => i);
  const [row, column] = axes.splice(-2);
  return x.transpose([...axes, column, row]);
}
