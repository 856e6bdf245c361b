/** Gradient of ReLU in one kernel; composed: dy * step(x). */
import { AttributeType } from "../native/attributes.ts";
import { DataType } from "../native/tensorflow.ts";
import { fuseGradient } from "./_gradient.ts";

/** Registers it. dL/dx = dy where x > 0, else 0. */
export function fuseRelu(): void {
  fuseGradient("Relu", (backend, dy, [x]) => ({
    x: () => {
      const type = { name: "T", type: AttributeType.type };
      const attributes = [{ ...type, value: DataType.float32 }];
      return backend.executeMultipleOutputs("ReluGrad", attributes, [dy, x], 1)[
        0
      ];
    },
  }));
}
