/**
 * "same" padding of filters that are smaller than their stride.
 *
 * WASM's own convolutions give zeros there without a word (seen in 4.22:
 * taps 2, stride 3, size 6), and are right with the same padding in numbers.
 */
import * as tf from "../tf.ts";
import { convolution } from "./_conv2d.ts";

const KERNELS = [
  "Conv2D",
  "FusedConv2D",
  "DepthwiseConv2dNative",
  "FusedDepthwiseConv2D",
];

/** Replaces the convolutions. */
export function numberSamePadding(): void {
  for (const name of KERNELS) replace(name);
}

function replace(kernelName: string): void {
  const own = tf.getKernel(kernelName, "wasm");
  tf.unregisterKernel(kernelName, "wasm");
  tf.registerKernel({
    ...own,
    kernelFunc({ inputs, attrs, backend }) {
      const pad = attrs!.pad === "same"
        ? numbered(inputs, attrs!, kernelName.includes("Depthwise"))
        : attrs!.pad;
      return own.kernelFunc({ inputs, attrs: { ...attrs, pad }, backend });
    },
  });
}

function numbered(
  { x, filter }: tf.NamedTensorInfoMap,
  attributes: tf.NamedAttrMap,
  depthwise: boolean,
): "same" | tf.backend_util.ExplicitPadding {
  const axes = convolution(x!.shape, filter!.shape, attributes, depthwise);
  const { rows, columns } = axes;
  const isSmall = [rows, columns].some(({ taps, stride }) => taps < stride);
  if (!isSmall) return "same";
  return [
    [0, 0],
    [rows.before, rows.after],
    [columns.before, columns.after],
    [0, 0],
  ];
}
