/** Kernels for int32 and bool, where TensorFlow has only floats. */
import * as tf from "../tf.ts";
import { type Kernel, wrapKernel } from "./_kernel.ts";

/** Registers LeakyRelu, Round, Step and SparseSegmentMean, and Diag of bool. */
export function setDtypeKernels(): void {
  wrapKernel("LeakyRelu", (original) => asFloat(original, "x", "int32"));
  wrapKernel("Diag", (original) => asFloat(original, "x", "bool", "bool"));
  wrapKernel(
    "SparseSegmentMean",
    (original) => asFloat(original, "data", "int32", "int32"),
  );

  wrapKernel("Round", (round) => (call) => {
    const { x } = call.inputs;
    return x.dtype === "int32" ? tf.clone(x) : round(call);
  });

  wrapKernel("Step", (step) => (call) => {
    const { x } = call.inputs;
    if (x.dtype !== "int32") return step(call);
    return tf.tidy(() => {
      const otherwise = tf.fill(x.shape, call.attrs.alpha, "int32");
      return tf.where(x.greater(0), tf.onesLike(x), otherwise);
    });
  });
}

/** Computes with floats where the input is of type `from`. */
function asFloat(
  original: Kernel,
  input: string,
  from: tf.DataType,
  back: tf.DataType = "float32",
): Kernel {
  return (call) => {
    const x = call.inputs[input];
    if (x.dtype !== from) return original(call);
    return tf.tidy(() => {
      const inputs = { ...call.inputs, [input]: x.cast("float32") };
      return (original({ ...call, inputs }) as tf.Tensor).cast(back);
    });
  };
}
