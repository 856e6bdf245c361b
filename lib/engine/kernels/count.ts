/** Kernels that count, search and combine whole numbers. */
import * as tf from "../tf.ts";
import { bool, runOp, setKernel, type } from "./_kernel.ts";

/** Registers DenseBincount, SearchSorted and BitwiseAnd. */
export function setCountKernels(): void {
  setKernel("DenseBincount", ({ inputs: { x, weights }, attrs, backend }) => {
    const attributes = [
      type("T", weights.dtype),
      type("Tidx", "int32"),
      bool("binary_output", attrs.binaryOutput ?? false),
    ];
    const size = tf.scalar(attrs.size, "int32");
    try {
      const inputs = [x, size, weights];
      return runOp(backend, "DenseBincount", { inputs, attributes })[0];
    } finally {
      size.dispose();
    }
  });

  setKernel("SearchSorted", ({ inputs, attrs: { side }, backend }) => {
    const { sortedSequence, values } = inputs;
    const op = side === "left" ? "LowerBound" : "UpperBound";
    return runOp(backend, op, {
      inputs: [sortedSequence, values],
      attributes: [type("T", values.dtype), type("out_type", "int32")],
    })[0];
  });

  setKernel(
    "BitwiseAnd",
    ({ inputs: { a, b }, backend }) =>
      runOp(backend, "BitwiseAnd", {
        inputs: [a, b],
        attributes: [type("T", a.dtype)],
      })[0],
  );
}
