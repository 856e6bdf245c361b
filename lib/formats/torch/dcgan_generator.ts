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

/** Width and height of the first map, and of all kernels. */
const FIRST = 4, KERNEL = 4;
/** Added to a variance by our DCGAN: as PyTorch has it. */
const EPSILON = 1e-5;

/**
 * The generator of a DCGAN from PyTorch, as `dcganGenerator()` has it.
 *
 * ```text
 * z [batch, nz, 1, 1] → ConvTranspose2d(nz, 8 w, 4, 1, 0), BatchNorm2d, ReLU
 *   → (ConvTranspose2d(…, 4, 2, 1), BatchNorm2d, ReLU) of 4 w, 2 w, w
 *   → ConvTranspose2d(w, 1, 4, 2, 1), Tanh
 * ```
 *
 * Strides and padding are not in a state_dict: they are taken to be these.
 *
 * @param tensors Its state_dict
 * @throws {UserError} If it is another network's
 */
export function dcganGeneratorFromTorch(
  tensors: Record<string, SafetensorsTensor>,
  options: ConvertOptions = {},
): ConvertedGenerator {
  const { chain, norms } = partsOf(tensors, 4, {
    inputs: ({ weight }) => weight.shape[0],
    outputs: ({ weight }) => weight.shape[1],
  });
  const hidden = chain.slice(0, -1), last = chain.at(-1)!;
  checkKernels(chain);
  checkFilters(hidden);
  const [latentDim, inner] = chain[0].weight.shape;
  const weights: ConvertedGenerator["weights"] = {
    // On a map of one pixel a transposed convolution is a dense layer.
    "generator/dense/kernel": shaped(
      turned(chain[0].weight, [0, 2, 3, 1]),
      [latentDim, FIRST * FIRST * inner],
    ),
  };
  hidden.forEach((before, i) => {
    const name = i === 0 ? "generator/dense" : `generator/up${i}`;
    if (i > 0) weights[`${name}/kernel`] = kernelOf(before);
    const norm = { norm: norms[i], before, epsilon: EPSILON };
    Object.assign(weights, normalization(`${name}_norm`, norm));
  });
  const { layer, channels } = greyPixels(last);
  weights["generator/pixels/kernel"] = signed(kernelOf(layer), options);
  weights["generator/pixels/bias"] = signed(layer.bias, options);
  const size = FIRST * 2 ** (chain.length - 1);
  const width = last.weight.shape[0];
  return { size, latentDim, width, channels, weights };
}

/** `[inputs, outputs, height, width]` as `[height, width, outputs, inputs]`. */
function kernelOf({ weight }: TorchLayer): SafetensorsTensor {
  return turned(weight, [2, 3, 1, 0]);
}

function checkKernels(chain: TorchLayer[]): void {
  for (const { name, weight: { shape: [, , ...kernel] } } of chain) {
    if (kernel.every((side) => side === KERNEL)) continue;
    throw cannot(
      `the kernel of ${name} must be ${KERNEL} by ${KERNEL}: is ` +
        kernel.join(" by "),
    );
  }
}

/** Filters double inwards, up to eight times those of the outermost map. */
function checkFilters(hidden: TorchLayer[]): void {
  const filters = hidden.map(({ weight }) => weight.shape[1]);
  const width = filters.at(-1)!;
  const wanted = filters.map((_, i) =>
    width * Math.min(8, 2 ** (filters.length - 1 - i))
  );
  if (filters.join() === wanted.join()) return;
  throw cannot(
    `its filters must be ${wanted.join(", ")}: are ${filters.join(", ")}`,
  );
}

/** The part of the last layer that draws one channel. */
function greyPixels(layer: TorchLayer) {
  const [inputs, channels, ...kernel] = layer.weight.shape;
  if (channels !== 1 && channels !== 3) {
    throw cannot(`its pictures must have 1 or 3 channels: have ${channels}`);
  }
  const bias = biasOf(layer, channels);
  const taken = channels === 3 ? 1 : 0;
  const area = KERNEL * KERNEL;
  const data = Float32Array.from({ length: inputs * area }, (_, i) => {
    const row = Math.floor(i / area);
    return layer.weight.data[(row * channels + taken) * area + i % area];
  });
  const weight = { ...layer.weight, shape: [inputs, 1, ...kernel], data };
  const own = { ...bias, shape: [1], data: bias.data.slice(taken, taken + 1) };
  return { layer: { ...layer, weight, bias: own }, channels };
}
