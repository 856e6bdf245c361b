/**
 * Depthwise convolution with dilation, which TensorFlow has not on the CPU.
 *
 * Every d-th pixel becomes a picture of its own (space to batch), these are
 * convolved without dilation, and woven together again.
 */
import * as tf from "../tf.ts";
import { type Kernel, wrapKernel } from "./_kernel.ts";
import { exactPaddings } from "./_padding.ts";

/** Registers DepthwiseConv2dNative. */
export function setDepthwiseKernels(): void {
  wrapKernel("DepthwiseConv2dNative", dilated);
}

function dilated(original: Kernel): Kernel {
  return (call) => {
    const { x, filter } = call.inputs;
    const { strides, pad, dilations, dimRoundingMode } = call.attrs;
    const info = tf.backend_util.computeConv2DInfo(
      x.shape,
      filter.shape,
      strides,
      dilations ?? 1,
      pad,
      dimRoundingMode,
      true,
    );
    const blocks = [info.dilationHeight, info.dilationWidth];
    if (blocks.every((size) => size === 1)) return original(call);
    return tf.tidy(() => {
      const [, ...spatial] = exactPaddings(info);
      const crops: [number, number][] = [];
      const paddings = blocks.map((block, i) => {
        const [before, after] = spatial[i];
        const size = x.shape[i + 1] + before + after;
        const more = (block - size % block) % block;
        crops.push([0, more]);
        return [before, after + more];
      });
      const apart = tf.spaceToBatchND(x, blocks, paddings);
      const attrs = { strides: 1, pad: "valid", dilations: 1 };
      const inputs = { x: apart, filter };
      const convolved = original({ ...call, inputs, attrs }) as tf.Tensor;
      return tf.batchToSpaceND(convolved, blocks, crops);
    });
  };
}
