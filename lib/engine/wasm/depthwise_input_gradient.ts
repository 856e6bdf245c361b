/**
 * `DepthwiseConv2dNativeBackpropInput`, as a depthwise convolution.
 *
 *   dx[i] = sum of dy[o] w[k] over all s o + d k = i + p
 *
 * so dy, with s - 1 zeros between its values, is convolved by the filter
 * turned round; the results of one channel's multiplier are summed.
 */
import * as tf from "../tf.ts";
import type { Call } from "./_compose.ts";
import { type Axis, convolution } from "./_conv2d.ts";

/**
 * Gradient of a depthwise convolution by its image.
 *
 * @param call dy: `[batch, h, w, channels * multiplier]`,
 *   filter: `[taps, taps, channels, multiplier]`
 * @returns `[batch, height, width, channels]`, as attribute `inputShape` says
 */
export function depthwiseInputGradient(
  { inputs: { dy, filter }, attributes }: Call,
): tf.Tensor {
  const shape = attributes.inputShape as [number, number, number, number];
  const { filterShape: [down, across, channels, multiplier], rows, columns } =
    convolution(shape, filter.shape, attributes, true);
  const turned = filter.reverse([0, 1])
    .reshape<tf.Tensor4D>([down, across, channels * multiplier, 1]);
  const spread = fit(
    spreadOut(dy as tf.Tensor4D, rows, columns),
    rows,
    columns,
  );
  return tf.depthwiseConv2d(spread, turned, 1, "valid", "NHWC", [
    rows.dilation,
    columns.dilation,
  ]).reshape([...shape, multiplier]).sum(-1);
}

/** s - 1 zeros behind each value: `[batch, s h, s w, channels]`. */
function spreadOut(dy: tf.Tensor4D, rows: Axis, columns: Axis): tf.Tensor4D {
  const [batch, height, width, channels] = dy.shape;
  const [down, across] = [rows.stride, columns.stride];
  return dy.reshape([-1, 1, channels])
    .pad([[0, 0], [0, across - 1], [0, 0]])
    .reshape([-1, 1, width * across * channels])
    .pad([[0, 0], [0, down - 1], [0, 0]])
    .reshape([batch, height * down, width * across, channels]);
}

/** Zeros put before and after it, or some left out, for dx to fit. */
function fit(spread: tf.Tensor4D, rows: Axis, columns: Axis): tf.Tensor4D {
  const [batch, , , channels] = spread.shape;
  const sides = [rows, columns].map(({ size, taps, dilation, before }, i) => {
    const margin = (taps - 1) * dilation - before;
    const length = size + (taps - 1) * dilation;
    return { margin, length, after: length - margin - spread.shape[i + 1] };
  });
  const padding = sides.map(({ margin, after }): [number, number] => [
    Math.max(0, margin),
    Math.max(0, after),
  ]);
  const [top, left] = sides.map(({ margin }) => Math.max(0, -margin));
  const [height, width] = sides.map(({ length }) => length);
  return spread.pad<tf.Tensor4D>([[0, 0], ...padding, [0, 0]])
    .slice([0, top, left, 0], [batch, height, width, channels]);
}
