/**
 * Pooling with paddings given in numbers: pad first, then pool.
 *
 * A maximum never comes from the padding, which is as low as can be; an
 * average counts only the pixels inside, so it is divided by their share:
 *   avg(x) = pool(pad(x)) / pool(pad(1))
 */
import * as tf from "../tf.ts";
import { type Call, type Kernel, wrapKernel } from "./_kernel.ts";
import { exactPaddings, isNamed, type Paddings } from "./_padding.ts";

/** Registers MaxPool, AvgPool and their gradients, in two and three D. */
export function setPoolKernels(): void {
  for (const rank of ["", "3D"]) {
    wrapKernel(`MaxPool${rank}`, maxPool);
    wrapKernel(`AvgPool${rank}`, averagePool);
    wrapKernel(`MaxPool${rank}Grad`, maxPoolGradient);
    const forward = tf.getKernel(`AvgPool${rank}`, "tensorflow").kernelFunc;
    wrapKernel(
      `AvgPool${rank}Grad`,
      (original) => averagePoolGradient(original, forward as unknown as Kernel),
    );
  }
}

function maxPool(original: Kernel): Kernel {
  return (call) => {
    const { x } = call.inputs;
    const paddings = paddingsOf(x, call);
    if (!paddings) return original(call);
    return tf.tidy(() =>
      original(unpadded(call, { x: x.pad(paddings, lowest(x)) }))
    );
  };
}

function maxPoolGradient(original: Kernel): Kernel {
  return (call) => {
    const { input } = call.inputs;
    const paddings = paddingsOf(input, call);
    if (!paddings) return original(call);
    return tf.tidy(() => {
      const wide = input.pad(paddings, lowest(input));
      const dx = original(unpadded(call, { ...call.inputs, input: wide }));
      return crop(dx as tf.Tensor, paddings, input.shape);
    });
  };
}

function averagePool(original: Kernel): Kernel {
  return (call) => {
    const { x } = call.inputs;
    const paddings = paddingsOf(x, call);
    if (!paddings) return original(call);
    return tf.tidy(() => {
      const sum = original(unpadded(call, { x: x.pad(paddings) }));
      const inside = share(original, call, x, paddings);
      return (sum as tf.Tensor).divNoNan(inside);
    });
  };
}

function averagePoolGradient(original: Kernel, forward: Kernel): Kernel {
  return (call) => {
    const { dy, input } = call.inputs;
    const paddings = paddingsOf(input, call);
    if (!paddings) return original(call);
    return tf.tidy(() => {
      const inputs = {
        dy: dy.divNoNan(share(forward, call, input, paddings)),
        input: input.pad(paddings),
      };
      const dx = original(unpadded(call, inputs)) as tf.Tensor;
      return crop(dx, paddings, input.shape);
    });
  };
}

/** Which part of each window lies inside the picture. */
function share(
  pool: Kernel,
  call: Call,
  { shape }: tf.Tensor,
  paddings: Paddings,
): tf.Tensor {
  const x = tf.pad(tf.ones(shape), paddings);
  return pool(unpadded(call, { x })) as tf.Tensor;
}

/** The paddings in numbers, where the original kernel cannot do them. */
function paddingsOf(x: tf.Tensor, { attrs }: Call): Paddings | undefined {
  const { filterSize, strides, pad, dimRoundingMode } = attrs;
  if (pad === "same" || pad === "valid") return undefined;
  const { computePool2DInfo, computePool3DInfo } = tf.backend_util;
  const info = x.rank === 5
    ? computePool3DInfo(
      x.shape as tf.backend_util.Conv3DInfo["inShape"],
      filterSize,
      strides,
      1,
      pad,
      dimRoundingMode,
    )
    : computePool2DInfo(
      x.shape as tf.backend_util.Conv2DInfo["inShape"],
      filterSize,
      strides,
      1,
      pad,
      dimRoundingMode,
    );
  return isNamed(info) ? undefined : exactPaddings(info);
}

function unpadded(call: Call, inputs: Call["inputs"]): Call {
  const attrs = { ...call.attrs, pad: "valid", dimRoundingMode: undefined };
  return { ...call, inputs, attrs };
}

function crop(x: tf.Tensor, paddings: Paddings, shape: number[]): tf.Tensor {
  return x.slice(paddings.map(([before]) => before), shape);
}

function lowest({ dtype }: tf.Tensor): number {
  return dtype === "int32" ? -(2 ** 31) : -Infinity;
}
