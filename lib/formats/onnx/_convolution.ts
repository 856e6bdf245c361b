/** Convolutions, there and back; their maps lie with channels first. */
import { UserError } from "@/engine/user_error.ts";
import { activated } from "./_activation.ts";
import {
  constantOf,
  type LayerStep,
  type LayerWriter,
  only,
  type Weight,
} from "./_layer_step.ts";

/** `[batch, h, w, c]` → `[batch, h', w', filters]`. */
export const conv2d: LayerWriter = (step) => {
  const [strides, kernel, dilations] = settings(step);
  const [, ...sides] = step.inputs[0].shape;
  const before = kernel.map((_, i) => {
    if (step.config.padding !== "same") return [0, 0];
    const span = (kernel[i] - 1) * dilations[i] + 1;
    const side = fixed(step, sides[i]);
    const out = Math.ceil(side / strides[i]);
    return halves(Math.max(0, (out - 1) * strides[i] + span - side));
  });
  const attributes = { strides, dilations, pads: pads(before) };
  return convolution(step, "Conv", attributes);
};

/**
 * `[batch, h, w, c]` → `[batch, h s, w s, filters]`.
 *
 * Each number is stamped on the larger map; what overhangs is cut off, and
 * where stamps leave room at the end, zeros fill it.
 */
export const conv2dTranspose: LayerWriter = (step) => {
  const [strides, kernel, dilations] = settings(step);
  only(step, "dilationRate", [null, 1, [1, 1]]);
  const over = kernel.map((size, i) => Math.max(0, size - strides[i]));
  const isSame = step.config.padding === "same";
  return convolution(step, "ConvTranspose", {
    strides,
    dilations,
    pads: pads(over.map((total) => isSame ? halves(total) : [0, 0])),
    output_padding: kernel.map((size, i) => Math.max(0, strides[i] - size)),
  });
};

function convolution(
  step: LayerStep,
  op: string,
  attributes: Record<string, number[]>,
) {
  const { graph, name, inputs, shape } = step;
  const flow = graph.channelsFirst(inputs[0]);
  const weights = [
    constantOf(step, "kernel", outermostLast),
    constantOf(step, "bias"),
  ].filter((one) => one !== undefined);
  const given = { inputs: [flow.name, ...weights], attributes };
  const made = graph.add(op, name, given);
  return activated(step, { name: made, shape, channels: "first" });
}

/** Strides, size of the kernel and dilations, each `[height, width]`. */
function settings(step: LayerStep): [number[], number[], number[]] {
  only(step, "dataFormat", [null, "channelsLast"]);
  only(step, "padding", ["same", "valid"]);
  const { strides, kernelSize, dilationRate } = step.config;
  const both = (value: unknown) =>
    Array.isArray(value) ? value : [value ?? 1, value ?? 1];
  return [both(strides), both(kernelSize), both(dilationRate)];
}

/** A kernel `[h, w, a, b]` as `[b, a, h, w]`. */
export function outermostLast({ data, shape }: Weight): Weight {
  const [h, w, a, b] = shape;
  const area = h * w;
  const turned = new Float32Array(data.length);
  for (let at = 0; at < area; at++) {
    for (let i = 0; i < a; i++) {
      for (let j = 0; j < b; j++) {
        turned[(j * a + i) * area + at] = data[(at * a + i) * b + j];
      }
    }
  }
  return { data: turned, shape: [b, a, h, w] };
}

/** TensorFlow puts the odd one behind. */
function halves(total: number): [before: number, after: number] {
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

/** ONNX lists all that is before, then all that is after. */
function pads(each: number[][]): number[] {
  return [...each.map(([before]) => before), ...each.map(([, after]) => after)];
}

function fixed({ name }: LayerStep, side: number | null): number {
  if (side !== null) return side;
  throw new UserError(
    `Cannot write layer ${name} as ONNX: the size of its map is not fixed`,
  );
}
