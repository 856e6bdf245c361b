/** What becomes of a state_dict, whatever the architecture. */
import type { SafetensorsTensor } from "../safetensors.ts";
import { each } from "./_layouts.ts";
import { cannot, type TorchLayer } from "./_state_dict.ts";

/** Weights by the names that they have here, and the network they are for. */
export interface ConvertedGenerator {
  size: number;
  latentDim: number;
  /** Filters of the outermost convolution but one, where there are any */
  width?: number;
  /** Channels of the pictures that PyTorch draws: of 3, the second is taken */
  channels: number;
  weights: Record<string, SafetensorsTensor>;
}

/** How a state_dict is taken. */
export interface ConvertOptions {
  /** Turns the pictures over: ink is high here, and dark on a scan */
  invert?: boolean;
}

/** Added to a variance by PyTorch. */
const TORCH_EPSILON = 1e-5;

/**
 * A batch normalisation after a layer, as tfjs has it.
 *
 * A bias before it is taken from its mean. Where another epsilon is added to
 * the variance here, gamma makes up for it:
 *
 *   gamma' / sqrt(variance + epsilon) = gamma / sqrt(variance + 1e-5)
 */
export function normalization(
  name: string,
  { norm, before, epsilon }: {
    norm: Required<TorchLayer>;
    before: TorchLayer;
    epsilon: number;
  },
): Record<string, SafetensorsTensor> {
  const { weight, bias, running_mean, running_var } = norm;
  const shift = biasOf(before, weight.data.length).data;
  return {
    [`${name}/gamma`]: each(weight, (gamma, i) => {
      const variance = running_var.data[i];
      return gamma *
        Math.sqrt((variance + epsilon) / (variance + TORCH_EPSILON));
    }),
    [`${name}/beta`]: bias,
    [`${name}/moving_mean`]: each(running_mean, (mean, i) => mean - shift[i]),
    [`${name}/moving_variance`]: running_var,
  };
}

/** The bias of a layer; zeros where it has none. */
export function biasOf(
  { name, bias }: TorchLayer,
  size: number,
): SafetensorsTensor {
  const none = { dtype: "F32" as const, shape: [size] };
  if (!bias) return { ...none, data: new Float32Array(size) };
  if (bias.data.length === size) return { ...bias, shape: [size] };
  throw cannot(
    `${name}.bias must have ${size} numbers: has ${bias.data.length}`,
  );
}

/** The same, or less than nothing: tanh and sigmoid turn over with it. */
export function signed(
  tensor: SafetensorsTensor,
  { invert = false }: ConvertOptions,
): SafetensorsTensor {
  return invert ? each(tensor, (value) => -value) : tensor;
}
