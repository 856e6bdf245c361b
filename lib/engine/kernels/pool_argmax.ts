/** MaxPoolWithArgmax: the largest of each window, and where it was. */
import * as tf from "../tf.ts";
import { bool, int, runOp, setKernel, string, type } from "./_kernel.ts";

/** Registers it. */
export function setPoolArgmaxKernel(): void {
  setKernel("MaxPoolWithArgmax", ({ inputs: { x }, attrs, backend }) => {
    const { filterSize, strides, pad, includeBatchInIndex } = attrs;
    const info = tf.backend_util
      .computePool2DInfo(x.shape, filterSize, strides, 1, pad);
    return runOp(backend, "MaxPoolWithArgmax", {
      inputs: [x],
      attributes: [
        type("T", x.dtype),
        type("Targmax", "int64"),
        int("ksize", [1, info.filterHeight, info.filterWidth, 1]),
        int("strides", [1, info.strideHeight, info.strideWidth, 1]),
        string("padding", info.padInfo.type),
        bool("include_batch_in_index", includeBatchInIndex),
      ],
      outputs: 2,
    });
  });
}
