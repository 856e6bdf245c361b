/** Kernels on sparse tensors: rows of indices, values, a dense shape. */
import { runOp, setKernel, type } from "./_kernel.ts";

/** Registers SparseFillEmptyRows, SparseReshape and SparseSegment…. */
export function setSparseKernels(): void {
  setKernel("SparseFillEmptyRows", ({ inputs, backend }) => {
    const { indices, values, denseShape, defaultValue } = inputs;
    return runOp(backend, "SparseFillEmptyRows", {
      inputs: [indices, values, denseShape, defaultValue],
      int64: [0, 2],
      attributes: [type("T", values.dtype)],
      outputs: 4,
    });
  });

  setKernel(
    "SparseReshape",
    ({ inputs, backend }) =>
      runOp(backend, "SparseReshape", {
        inputs: [inputs.inputIndices, inputs.inputShape, inputs.newShape],
        int64: [0, 1, 2],
        outputs: 2,
      }),
  );

  for (const name of ["SparseSegmentMean", "SparseSegmentSum"]) {
    setKernel(
      name,
      ({ inputs: { data, indices, segmentIds }, backend }) =>
        runOp(backend, name, {
          inputs: [data, indices, segmentIds],
          attributes: [
            type("T", data.dtype),
            type("Tidx", "int32"),
            type("Tsegmentids", "int32"),
          ],
        })[0],
    );
  }
}
