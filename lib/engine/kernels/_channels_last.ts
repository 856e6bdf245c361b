/** Kernels for channels last, called with channels first. */
import * as tf from "../tf.ts";
import type { Call, Kernel } from "./_kernel.ts";

/**
 * Turns the images before and after, since TensorFlow convolves on the CPU
 * with channels last only.
 *
 * @param images Which inputs are images, or per-pixel numbers `[C, H, W]`
 * @param isImage Whether the result is one
 */
export function channelsLast(
  kernel: Kernel,
  images: string[],
  isImage = true,
): Kernel {
  return (call) => {
    if (call.attrs.dataFormat !== "NCHW") return kernel(call);
    return tf.tidy(() => {
      const inputs = { ...call.inputs };
      for (const name of images) inputs[name] = toLast(inputs[name]);
      const attrs = attributes(call);
      const result = kernel({ ...call, inputs, attrs }) as tf.Tensor;
      return isImage ? result.transpose([0, 3, 1, 2]) : result;
    });
  };
}

function toLast(x?: tf.Tensor): tf.Tensor | undefined {
  if (x?.rank === 4) return x.transpose([0, 2, 3, 1]);
  return x?.rank === 3 ? x.transpose([1, 2, 0]) : x;
}

function attributes({ attrs }: Call): Call["attrs"] {
  const { pad, inputShape } = attrs;
  const turned = ([n, c, h, w]: unknown[]) => [n, h, w, c];
  return {
    ...attrs,
    dataFormat: "NHWC",
    pad: Array.isArray(pad) ? turned(pad) : pad,
    inputShape: inputShape && turned(inputShape),
  };
}
