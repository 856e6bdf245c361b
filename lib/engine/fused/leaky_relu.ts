/** Gradient of LeakyReLU in one kernel; composed: dy * (x > 0 ? 1 : alpha). */
import { AttributeType } from "../native/attributes.ts";
import { DataType } from "../native/tensorflow.ts";
import { fuseGradient } from "./_gradient.ts";

/** Registers it. dL/dx = dy where x > 0, else alpha * dy. */
export function fuseLeakyRelu(): void {
  fuseGradient("LeakyRelu", (backend, dy, [x], { alpha }) => ({
    x: () =>
      backend.executeMultipleOutputs(
        "LeakyReluGrad",
        [
          { name: "T", type: AttributeType.type, value: DataType.float32 },
          { name: "alpha", type: AttributeType.float, value: alpha },
        ],
        [dy, x],
        1,
      )[0],
  }));
}
