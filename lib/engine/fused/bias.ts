/** Gradient of a bias in one kernel; composed: dy summed over all but C. */
import { AttributeType } from "../native/attributes.ts";
import { DataType } from "../native/tensorflow.ts";
import { fuseGradient } from "./_gradient.ts";

/** Registers it for `x + bias`, x: `[batch, …, C]`, bias: `[C]`. */
export function fuseBias(): void {
  fuseGradient("Add", (backend, dy, [x, bias]) => {
    const isBias = bias.rank === 1 && x.rank >= 2 && bias.size > 1 &&
      x.shape[x.rank - 1] === bias.size && dy.dtype === "float32";
    if (!isBias) return undefined;
    const attributes = [
      { name: "T", type: AttributeType.type, value: DataType.float32 },
      { name: "data_format", type: AttributeType.string, value: "NHWC" },
    ];
    const run = () =>
      backend.executeMultipleOutputs("BiasAddGrad", attributes, [dy], 1)[0];
    // A tensor of its own: whoever asked may free dy.
    return { a: () => dy.clone(), b: run };
  });
}
