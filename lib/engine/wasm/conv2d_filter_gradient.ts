/**
 * `Conv2DBackpropFilter`, as a convolution with the roles exchanged.
 *
 *   dw[a, b, c, d] = sum over n, i, j of x[n, a + s i, b + s j, c] dy[n, i, j, d]
 *
 * which is a convolution of x, its channels as batch and its batch as
 * channels, by dy as the filter, dilated by the stride s. So nothing is
 * unfolded: memory is one more copy of x and of dy.
 */
import * as tf from "../tf.ts";
import type { Call } from "./_compose.ts";
import { type Axis, type Conv2D, convolution } from "./_conv2d.ts";

/**
 * Gradient of a convolution by its filter.
 *
 * @param call x: `[batch, height, width, channels]`, dy: `[batch, h, w, depth]`
 * @returns `[taps down, taps across, channels, depth]`
 */
export function conv2DFilterGradient(
  { inputs: { x, dy }, attributes }: Call,
): tf.Tensor {
  const filterShape = attributes.filterShape as Conv2D["filterShape"];
  const { rows, columns } = convolution(x.shape, filterShape, attributes);
  // [channels, height, width, batch] by [rows of dy, columns of dy, batch, d]
  const image = x.transpose<tf.Tensor4D>([3, 1, 2, 0]);
  const filter = dy.transpose<tf.Tensor4D>([1, 2, 0, 3]);
  const padding: tf.backend_util.ExplicitPadding = [
    [0, 0],
    [rows.before, reach(rows)],
    [columns.before, reach(columns)],
    [0, 0],
  ];
  const dilation: [number, number] = [rows.stride, columns.stride];
  const all = tf.conv2d(image, filter, 1, padding, "NHWC", dilation);
  // Rows of x that no window reached give taps that the filter does not have.
  const [height, width, channels, depth] = filterShape;
  return all.slice([0, 0, 0, 0], [channels, height, width, depth])
    .transpose([1, 2, 0, 3]);
}

/** Zeros after the image, for the last window to have all its taps. */
function reach({ before, size, outputs, stride, taps }: Axis): number {
  return Math.max(0, (outputs - 1) * stride + taps - size - before);
}
