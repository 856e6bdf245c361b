/**
 * Second derivative of average pooling, which tfjs has not.
 *
 * Pooling is linear: its gradient spreads dy over the windows, and the
 * gradient of that spreading pools again.
 */
import * as tf from "../tf.ts";

/** Once, on whichever engine. */
export function mendAvgPool(): void {
  tf.registerGradient({
    kernelName: "AvgPoolGrad",
    inputsToSave: ["input"],
    gradFunc: (ddx, [input], { filterSize, strides, pad }) => ({
      dy: () =>
        tf.avgPool(
          ddx as tf.Tensor4D,
          filterSize as [number, number],
          strides as [number, number],
          pad as "same" | "valid" | number,
        ),
      input: () => tf.zerosLike(input), // only its shape counts
    }),
  });
}
