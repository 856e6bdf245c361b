import type { SafetensorsTensor } from "../safetensors.ts";
import {
  biasOf,
  type ConvertedGenerator,
  type ConvertOptions,
  normalization,
  signed,
} from "./_converted.ts";
import { shaped, turned } from "./_layouts.ts";
import { cannot, partsOf, type TorchLayer } from "./_state_dict.ts";

/** Units before the pixels. */
const HIDDEN = [128, 256, 512, 1024];
/** Added to a variance by tfjs, where nothing is said. */
const EPSILON = 1e-3;

/**
 * The generator of an FC-GAN from PyTorch, as `fcGenerator()` has it.
 *
 * ```text
 * z → (Linear, BatchNorm1d, ReLU) of 128, 256, 512, 1024 → Linear, Sigmoid
 * ```
 *
 * @param tensors Its state_dict
 * @throws {UserError} If it is another network's
 */
export function fcGeneratorFromTorch(
  tensors: Record<string, SafetensorsTensor>,
  options: ConvertOptions = {},
): ConvertedGenerator {
  const { chain, norms } = partsOf(tensors, 2, {
    inputs: ({ weight }) => weight.shape[1],
    outputs: ({ weight }) => weight.shape[0],
  });
  const hidden = chain.slice(0, -1), last = chain.at(-1)!;
  const units = hidden.map(({ weight }) => weight.shape[0]);
  if (units.join() !== HIDDEN.join()) {
    throw cannot(
      `its layers must have ${HIDDEN.join(", ")} units: have ` +
        units.join(", "),
    );
  }
  const weights: ConvertedGenerator["weights"] = {};
  hidden.forEach((before, i) => {
    const norm = { norm: norms[i], before, epsilon: EPSILON };
    weights[`generator/dense${i + 1}/kernel`] = kernelOf(before);
    Object.assign(weights, normalization(`generator/norm${i + 1}`, norm));
  });
  const { layer, size, channels } = greyPixels(last);
  weights["generator/pixels/kernel"] = signed(kernelOf(layer), options);
  weights["generator/pixels/bias"] = signed(layer.bias, options);
  const latentDim = chain[0].weight.shape[1];
  return { size, latentDim, channels, weights };
}

/** Linear keeps `[outputs, inputs]`, dense `[inputs, outputs]`. */
function kernelOf({ weight }: TorchLayer): SafetensorsTensor {
  return turned(weight, [1, 0]);
}

/** The part of the last layer that draws a square of one channel. */
function greyPixels(layer: TorchLayer) {
  const [outputs, inputs] = layer.weight.shape;
  const bias = biasOf(layer, outputs);
  const channels = Number.isInteger(Math.sqrt(outputs)) ? 1 : 3;
  const area = outputs / channels;
  const size = Math.sqrt(area);
  if (!Number.isInteger(size)) {
    throw cannot(`${outputs} pixels are no square of 1 or 3 channels`);
  }
  const from = channels === 3 ? area : 0; // [channels, height, width]
  const rows = layer.weight.data.subarray(
    from * inputs,
    (from + area) * inputs,
  );
  const weight = shaped({ ...layer.weight, data: rows }, [area, inputs]);
  const own = {
    ...bias,
    shape: [area],
    data: bias.data.subarray(from, from + area),
  };
  return { layer: { ...layer, weight, bias: own }, size, channels };
}
