import { activated } from "./_activation.ts";
import { constantOf, type LayerWriter } from "./_layer_step.ts";

/** x W + b: `[batch, inputs]` → `[batch, units]`. */
export const dense: LayerWriter = (step) => {
  const { graph, name, inputs, shape } = step;
  const flow = graph.channelsLast(inputs[0]);
  const kernel = constantOf(step, "kernel")!;
  const bias = constantOf(step, "bias");
  let made = graph.add("MatMul", name, { inputs: [flow.name, kernel] });
  if (bias) made = graph.add("Add", name, { inputs: [made, bias] });
  return activated(step, { name: made, shape, channels: "last" });
};
