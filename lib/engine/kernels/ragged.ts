/** Kernels on ragged tensors: values, and splits where each row begins. */
import { int, runOp, setKernel, string, type } from "./_kernel.ts";

/** Registers RaggedRange, RaggedGather and RaggedTensorToTensor. */
export function setRaggedKernels(): void {
  setKernel("RaggedRange", ({ inputs, backend }) => {
    const { starts, limits, deltas } = inputs;
    return runOp(backend, "RaggedRange", {
      inputs: [starts, limits, deltas],
      attributes: [type("T", starts.dtype), type("Tsplits", "int32")],
      outputs: 2,
    });
  });

  setKernel("RaggedGather", ({ inputs, attrs, backend }) => {
    const { paramsNestedSplits, paramsDenseValues, indices } = inputs;
    return runOp(backend, "RaggedGather", {
      inputs: [...paramsNestedSplits, paramsDenseValues, indices],
      attributes: [
        type("Tvalues", paramsDenseValues.dtype),
        type("Tindices", indices.dtype),
        type("Tsplits", "int32"),
        int("PARAMS_RAGGED_RANK", paramsNestedSplits.length),
        int("OUTPUT_RAGGED_RANK", attrs.outputRaggedRank),
      ],
      outputs: attrs.outputRaggedRank + 1,
    });
  });

  setKernel("RaggedTensorToTensor", ({ inputs, attrs, backend }) => {
    const { shape, values, defaultValue, rowPartitionTensors } = inputs;
    return runOp(backend, "RaggedTensorToTensor", {
      inputs: [shape, values, defaultValue, ...rowPartitionTensors],
      attributes: [
        type("T", values.dtype),
        type("Tindex", "int32"),
        type("Tshape", "int32"),
        int("num_row_partition_tensors", rowPartitionTensors.length),
        string("row_partition_types", attrs.rowPartitionTypes),
      ],
    })[0];
  });
}
