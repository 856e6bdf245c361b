/** Convolutions with any padding, and with channels first. */
import type { Attribute } from "../native/attributes.ts";
import * as tf from "../tf.ts";
import { channelsLast } from "./_channels_last.ts";
import {
  type Call,
  int,
  type Kernel,
  runOp,
  string,
  type,
  wrapKernel,
} from "./_kernel.ts";
import { exactPaddings, isNamed } from "./_padding.ts";

type Info = tf.backend_util.Conv2DInfo;

/** Registers Conv2D, FusedConv2D and the gradients of Conv2D. */
export function setConvKernels(): void {
  wrapKernel(
    "Conv2D",
    (original) => channelsLast(explicit(original), ["x"]),
  );
  wrapKernel(
    "FusedConv2D",
    (original) =>
      channelsLast(explicit(original), ["x", "preluActivationWeights"]),
  );
  wrapKernel(
    "Conv2DBackpropInput",
    (original) => channelsLast(inputGradient(original), ["dy"]),
  );
  wrapKernel(
    "Conv2DBackpropFilter",
    (original) => channelsLast(filterGradient(original), ["x", "dy"], false),
  );
}

/** Paddings in numbers become the lists that the original kernel knows. */
function explicit(original: Kernel): Kernel {
  return (call) => {
    const { x, filter } = call.inputs;
    const { dilations, pad: asked } = call.attrs;
    if (asked === "same" || asked === "valid") return original(call);
    const info = infoOf(call, x.shape, filter.shape, dilations);
    if (isNamed(info)) return original(call);
    const pad = exactPaddings(info);
    const attrs = { ...call.attrs, pad, dimRoundingMode: undefined };
    return original({ ...call, attrs });
  };
}

function inputGradient(original: Kernel): Kernel {
  return (call) => {
    const { dy, filter } = call.inputs;
    const info = infoOf(call, call.attrs.inputShape, filter.shape);
    const [, height, width] = info.outShape;
    // tfjs's reference ignores what is too much of dy; TensorFlow refuses it.
    const fits = dy.shape[1] <= height && dy.shape[2] <= width;
    if (isNamed(info) && fits) return original(call);
    return tf.tidy(() => {
      const sizes = tf.tensor1d(info.inShape, "int32");
      const [batch, , , channels] = dy.shape;
      const used = fits
        ? dy
        : dy.slice([0, 0, 0, 0], [batch, height, width, channels]);
      return runOp(call.backend, "Conv2DBackpropInput", {
        inputs: [sizes, filter, used],
        attributes: attributesOf(info),
      })[0];
    });
  };
}

function filterGradient(original: Kernel): Kernel {
  return (call) => {
    const { x, dy } = call.inputs;
    const info = infoOf(call, x.shape, call.attrs.filterShape);
    if (isNamed(info)) return original(call);
    return tf.tidy(() => {
      const sizes = tf.tensor1d(info.filterShape, "int32");
      return runOp(call.backend, "Conv2DBackpropFilter", {
        inputs: [x, sizes, dy],
        attributes: attributesOf(info),
      })[0];
    });
  };
}

function infoOf(
  { attrs }: Call,
  inputShape: Info["inShape"],
  filterShape: Info["filterShape"],
  dilations: number | [number, number] = 1,
): Info {
  const { strides, pad, dimRoundingMode } = attrs;
  return tf.backend_util.computeConv2DInfo(
    inputShape,
    filterShape,
    strides,
    dilations,
    pad,
    dimRoundingMode,
  );
}

function attributesOf(info: Info): Attribute[] {
  const { strideHeight, strideWidth, padInfo } = info;
  const named = isNamed(info);
  const paddings = named ? [] : exactPaddings(info).flat();
  return [
    type("T", "float32"),
    int("strides", [1, strideHeight, strideWidth, 1]),
    string("padding", named ? padInfo.type : "EXPLICIT"),
    int("explicit_paddings", paddings),
    string("data_format", "NHWC"),
  ];
}
