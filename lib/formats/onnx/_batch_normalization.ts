import { constantOf, type LayerWriter, only } from "./_layer_step.ts";

/** gamma (x - mean) / sqrt(variance + epsilon) + beta, a row for each channel. */
export const batchNormalization: LayerWriter = (step) => {
  const { graph, name, config, inputs } = step;
  only(step, "axis", [-1, inputs[0].shape.length - 1]);
  const flow = graph.channelsFirst(inputs[0]);
  const channels = inputs[0].shape.at(-1)!;
  const rest = (wanted: string, value: number) => {
    const data = new Float32Array(channels).fill(value);
    return graph.constant(`${name}/${wanted}`, data, [channels]);
  };
  const made = graph.add("BatchNormalization", name, {
    inputs: [
      flow.name,
      constantOf(step, "gamma") ?? rest("gamma", 1),
      constantOf(step, "beta") ?? rest("beta", 0),
      constantOf(step, "moving_mean")!,
      constantOf(step, "moving_variance")!,
    ],
    attributes: { epsilon: { float: Number(config.epsilon) } },
  });
  return { ...flow, name: made };
};
