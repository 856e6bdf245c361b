/**
 * Products of matrices as MatMul, and a bias as BiasAdd.
 *
 * tfjs makes a batch of one of each matrix, and tfjs-node BatchMatMulV2 and
 * AddV2 of that; TensorFlow's graph optimiser knows how to fuse a product with
 * its bias and activation only for the plain ops.
 */
import * as tf from "../tf.ts";
import { bool, type Call, runOp, string, type, wrapKernel } from "./_kernel.ts";

/** Registers both. */
export function setMatMulKernels(): void {
  wrapKernel(
    "BatchMatMul",
    (original) => (call) => isPlain(call) ? product(call) : original(call),
  );
  wrapKernel(
    "_FusedMatMul",
    (original) => (call) => isPlain(call) ? dense(call) : original(call),
  );
}

/** Whether it is one product: `[1, …, m, k]` by `[1, …, k, n]`. */
function isPlain({ inputs: { a, b, bias, preluActivationWeights } }: Call) {
  const isOne = (x: tf.TensorInfo) =>
    x.dtype === "float32" && x.shape.length >= 2 &&
    x.shape.slice(0, -2).every((size) => size === 1);
  return isOne(a) && isOne(b) && a.shape.length === b.shape.length &&
    (!bias || bias.shape.length === 1) && !preluActivationWeights;
}

function product({ inputs: { a, b }, attrs, backend }: Call): tf.Tensor {
  return tf.tidy(() => {
    const attributes = [
      type("T", "float32"),
      bool("transpose_a", attrs.transposeA),
      bool("transpose_b", attrs.transposeB),
    ];
    const inputs = [a, b].map(matrix);
    const [y] = runOp(backend, "MatMul", { inputs, attributes });
    const batch = a.shape.slice(0, -2);
    return batch.length === 0 ? y : y.reshape([...batch, ...y.shape]);
  });
}

/** activation(a b + bias) */
function dense(call: Call): tf.Tensor {
  const { inputs: { a, b, bias }, attrs, backend } = call;
  const { activation, leakyreluAlpha } = attrs;
  return tf.tidy(() => {
    let y = product({ ...call, inputs: { a: matrix(a), b: matrix(b) } });
    if (bias) {
      const attributes = [type("T", "float32"), string("data_format", "NHWC")];
      [y] = runOp(backend, "BiasAdd", { inputs: [y, bias], attributes });
    }
    y = (backend as unknown as Activating)
      .applyActivation(y, activation, undefined, leakyreluAlpha);
    return y.reshape([...a.shape.slice(0, -2), ...y.shape]);
  });
}

/** Of tfjs-node's backend. */
interface Activating {
  applyActivation(
    y: tf.Tensor,
    activation: string,
    weights: undefined,
    alpha: number,
  ): tf.Tensor;
}

/** The last two axes. */
function matrix(x: tf.Tensor): tf.Tensor {
  return x.rank === 2 ? x : x.reshape(x.shape.slice(-2));
}
