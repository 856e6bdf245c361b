/** Layers that move numbers and compute nothing. */
import { UserError } from "@/engine/user_error.ts";
import { type LayerWriter, only } from "./_layer_step.ts";

/** The same numbers in another shape, which tfjs has worked out. */
export const reshape: LayerWriter = ({ graph, name, inputs, shape }) => {
  const flow = graph.channelsLast(inputs[0]);
  const sizes = shape.slice(1).map((size) => {
    if (size !== null) return BigInt(size);
    throw new UserError(
      `Cannot write layer ${name} as ONNX: its shape is not fixed`,
    );
  });
  const target = BigInt64Array.from([-1n, ...sizes]); // -1: any batch
  const wanted = graph.constant(`${name}/shape`, target, [target.length]);
  const made = graph.add("Reshape", name, { inputs: [flow.name, wanted] });
  return { name: made, shape, channels: "last" };
};

/** Each pixel as a block of the same. */
export const upSampling2d: LayerWriter = (step) => {
  const { graph, name, config, inputs, shape } = step;
  only(step, "interpolation", [null, "nearest"]);
  only(step, "dataFormat", [null, "channelsLast"]);
  const flow = graph.channelsFirst(inputs[0]);
  const scales = Float32Array.from([1, 1, ...config.size as number[]]);
  const made = graph.add("Resize", name, {
    inputs: [flow.name, "", graph.constant(`${name}/scales`, scales, [4])],
    attributes: {
      mode: "nearest",
      nearest_mode: "floor",
      coordinate_transformation_mode: "asymmetric",
    },
  });
  return { name: made, shape, channels: "first" };
};

/** Nothing is dropped any more. */
export const dropout: LayerWriter = ({ inputs }) => inputs[0];
