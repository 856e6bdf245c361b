/**
 * `DepthwiseConv2dNativeBackpropFilter`, tap by tap.
 *
 *   dw[a, b, c, m] = sum over n, i, j of
 *     x[n, d a + s i, d b + s j, c] dy[n, i, j, c m]
 *
 * with stride s and dilation d: a product and a sum for each tap.
 */
import * as tf from "../tf.ts";
import type { Call } from "./_compose.ts";
import { type Axis, type Conv2D, convolution } from "./_conv2d.ts";

/**
 * Gradient of a depthwise convolution by its filter.
 *
 * @param call x: `[batch, height, width, channels]`,
 *   dy: `[batch, h, w, channels * multiplier]`
 * @returns `[taps down, taps across, channels, multiplier]`
 */
export function depthwiseFilterGradient(
  { inputs: { x, dy }, attributes }: Call,
): tf.Tensor {
  const shape = attributes.filterShape as Conv2D["filterShape"];
  const { rows, columns } = convolution(x.shape, shape, attributes, true);
  const [down, across, channels, multiplier] = shape;
  const image = x.pad([[0, 0], margin(rows), margin(columns), [0, 0]]);
  const gradient = dy.reshape([-1, channels, multiplier]);
  const taps = Array.from({ length: down * across }, (_, k) => {
    const [i, j] = [Math.floor(k / across), k % across];
    const begin = [0, i * rows.dilation, j * columns.dilation, 0];
    const end = [
      x.shape[0],
      begin[1] + reach(rows),
      begin[2] + reach(columns),
      channels,
    ];
    const met = image.stridedSlice(begin, end, [
      1,
      rows.stride,
      columns.stride,
      1,
    ]);
    return met.reshape([-1, channels, 1]).mul(gradient).sum(0);
  });
  return tf.concat(taps).reshape(shape);
}

/** From the first to behind the last value that one tap meets. */
function reach({ outputs, stride }: Axis): number {
  return (outputs - 1) * stride + 1;
}

/** Zeros before and after the image, for each tap to meet a value. */
function margin(axis: Axis): [number, number] {
  const { before, size, taps, dilation } = axis;
  const needed = (taps - 1) * dilation + reach(axis);
  return [before, Math.max(0, needed - size - before)];
}
