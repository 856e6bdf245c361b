/** Layers of many inputs, which must lie alike. */
import { UserError } from "@/engine/user_error.ts";
import type { Flow } from "./_graph.ts";
import type { LayerStep, LayerWriter } from "./_layer_step.ts";

/** Where an axis of `[batch, height, width, channels]` is, channels first. */
const FIRST_AXES = [0, 2, 3, 1];

export const add: LayerWriter = (step) => elementwise(step, "Add");
export const multiply: LayerWriter = (step) => elementwise(step, "Mul");

/** One beside the other. */
export const concatenate: LayerWriter = (step) => {
  const { graph, name, config, shape } = step;
  const flows = alike(step);
  const [{ channels }] = flows;
  const given = Number(config.axis ?? -1);
  const axis = given < 0 ? given + shape.length : given;
  const made = graph.add("Concat", name, {
    inputs: flows.map((flow) => flow.name),
    attributes: { axis: channels === "first" ? FIRST_AXES[axis] : axis },
  });
  return { name: made, shape, channels };
};

function elementwise(step: LayerStep, op: string): Flow {
  const { graph, name, shape } = step;
  const [first, ...rest] = alike(step);
  const made = rest.reduce(
    (sum, flow) => graph.add(op, name, { inputs: [sum, flow.name] }),
    first.name,
  );
  return { name: made, shape, channels: first.channels };
}

/** Maps with channels first where one of them already lies so. */
function alike({ graph, name, inputs }: LayerStep): Flow[] {
  const ranks = new Set(inputs.map(({ shape }) => shape.length));
  if (ranks.size > 1) {
    throw new UserError(
      `Cannot write layer ${name} as ONNX: its inputs must have as many axes ` +
        `as each other, not ${[...ranks].join(" and ")}`,
    );
  }
  return inputs.some(({ channels }) => channels === "first")
    ? inputs.map((flow) => graph.channelsFirst(flow))
    : inputs;
}
