/**
 * GatherV2 without a look at the indices, so that it can be compiled.
 *
 * tfjs-node reads them back to check their bounds; TensorFlow checks them
 * itself, in the op.
 */
import * as tf from "../tf.ts";
import { int, runOp, setKernel, type } from "./_kernel.ts";

/** Registers it. */
export function setGatherKernel(): void {
  setKernel("GatherV2", ({ inputs: { x, indices }, attrs, backend }) => {
    const { axis, batchDims } = attrs;
    // Throws where the shapes do not fit.
    tf.backend_util.segment_util
      .collectGatherOpShapeInfo(x, indices, axis, batchDims);
    const attributes = [
      int("batch_dims", batchDims),
      type("Tparams", x.dtype),
      type("Tindices", indices.dtype),
      type("Taxis", "int32"),
    ];
    const at = tf.scalar(axis, "int32");
    try {
      const inputs = [x, indices, at];
      return runOp(backend, "GatherV2", { inputs, attributes })[0];
    } finally {
      at.dispose();
    }
  });
}
