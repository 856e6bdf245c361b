/** ScatterNd with a plain list of indices: each is a row of one. */
import { wrapKernel } from "./_kernel.ts";

/** Registers it. */
export function setScatterKernel(): void {
  wrapKernel("ScatterNd", (scatter) => (call) => {
    const { indices, updates } = call.inputs;
    if (indices.rank !== 1) return scatter(call);
    const rows = indices.expandDims(1);
    try {
      return scatter({ ...call, inputs: { indices: rows, updates } });
    } finally {
      rows.dispose();
    }
  });
}
