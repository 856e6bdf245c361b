/** Activations, as layers of their own and at the end of others. */
import { UserError } from "@/engine/user_error.ts";
import type { Flow } from "./_graph.ts";
import { type LayerStep, type LayerWriter, only } from "./_layer_step.ts";

/** tfjs's names and ONNX's, where one number alone decides the other. */
const OPERATORS: Record<string, string> = {
  elu: "Elu",
  relu: "Relu",
  selu: "Selu",
  sigmoid: "Sigmoid",
  softplus: "Softplus",
  softsign: "Softsign",
  tanh: "Tanh",
};

/** Applies what the layer calls its activation; however the map lies. */
export function activated(step: LayerStep, flow: Flow): Flow {
  const { graph, name, config } = step;
  const { activation = "linear" } = config;
  if (activation === "linear") return flow;
  if (!Object.hasOwn(OPERATORS, String(activation))) {
    throw new UserError(
      `Cannot write layer ${name} as ONNX: its activation must be one of ` +
        `linear, ${Object.keys(OPERATORS).join(", ")}, not ${activation}`,
    );
  }
  const op = OPERATORS[String(activation)];
  return { ...flow, name: graph.add(op, name, { inputs: [flow.name] }) };
}

/** A layer that is nothing but its activation. */
export const activation: LayerWriter = (step) =>
  activated(step, step.inputs[0]);

/** max(x, 0) */
export const reLU: LayerWriter = (step) => {
  only(step, "maxValue", [null]);
  const config = { activation: "relu" };
  return activated({ ...step, config }, step.inputs[0]);
};

/** x above 0, alpha x below. */
export const leakyReLU: LayerWriter = ({ graph, name, config, inputs }) => {
  const attributes = { alpha: { float: Number(config.alpha ?? 0.3) } };
  const [flow] = inputs;
  const given = { inputs: [flow.name], attributes };
  return { ...flow, name: graph.add("LeakyRelu", name, given) };
};
