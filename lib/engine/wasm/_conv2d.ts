/** The geometry of a convolution, from tfjs's attributes. */
import * as tf from "../tf.ts";

/** One axis of a convolution. */
export interface Axis {
  /** Of the image. */
  size: number;
  /** Of the filter. */
  taps: number;
  stride: number;
  dilation: number;
  /** Zeros before and after the image. */
  before: number;
  after: number;
  /** Of the result. */
  outputs: number;
}

/** A convolution in NHWC. */
export interface Conv2D {
  filterShape: [number, number, number, number];
  rows: Axis;
  columns: Axis;
}

/**
 * Reads strides, padding and dilations as tfjs's convolution ops have them.
 *
 * @throws {TypeError} If the channels come first: WASM has none of that
 */
export function convolution(
  imageShape: number[],
  filterShape: number[],
  attributes: tf.NamedAttrMap,
  depthwise = false,
): Conv2D {
  const { strides, pad, dimRoundingMode, dataFormat, dilations } = attributes;
  if (dataFormat !== undefined && dataFormat !== "NHWC") {
    throw new TypeError(
      `Cannot compute a convolution in ${dataFormat} on WASM`,
    );
  }
  const shape = filterShape as Conv2D["filterShape"];
  const info = tf.backend_util.computeConv2DInfo(
    imageShape as [number, number, number, number],
    shape,
    strides as [number, number],
    (dilations ?? 1) as number | [number, number],
    pad as "same" | "valid" | number,
    dimRoundingMode as "floor" | undefined,
    depthwise,
  );
  return {
    filterShape: shape,
    rows: {
      size: info.inHeight,
      taps: info.filterHeight,
      stride: info.strideHeight,
      dilation: info.dilationHeight,
      before: info.padInfo.top,
      after: info.padInfo.bottom,
      outputs: info.outHeight,
    },
    columns: {
      size: info.inWidth,
      taps: info.filterWidth,
      stride: info.strideWidth,
      dilation: info.dilationWidth,
      before: info.padInfo.left,
      after: info.padInfo.right,
      outputs: info.outWidth,
    },
  };
}
