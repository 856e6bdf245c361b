/**
 * `UnsortedSegmentSum`, the gradient of a gather, as a matrix product.
 *
 *   out[k] = sum of x[n] over all n with ids[n] = k  =  oneHot(ids)ᵀ x
 */
import * as tf from "../tf.ts";
import type { Call } from "./_compose.ts";

/**
 * Sums rows by the number of their segment.
 *
 * @param call x: `[rows, …]`, segmentIds: `[rows]`, int32; rows with an id
 *   outside of the segments are left out
 * @returns `[numSegments, …]`
 */
export function unsortedSegmentSum(
  { inputs: { x, segmentIds }, attributes }: Call,
): tf.Tensor {
  const count = attributes.numSegments as number;
  const [rows, ...rest] = x.shape;
  const size = tf.util.sizeFromShape(rest);
  const belongs = tf.oneHot(segmentIds.flatten().toInt(), count).toFloat();
  return belongs.transpose().matMul(x.reshape([rows, size]).toFloat())
    .reshape([count, ...rest]).cast(x.dtype);
}
