/** How a kernel is composed of the backend's own. */
import * as tf from "../tf.ts";

/** What a composed kernel is given. */
export interface Call {
  inputs: Record<string, tf.Tensor>;
  attributes: tf.NamedAttrMap;
}

/**
 * Registers a kernel of WASM that is composed of tfjs ops.
 *
 * It takes the place of the backend's own, if there is one. The ops inside are
 * not seen by a gradient tape: tfjs differentiates the kernel as a whole.
 */
export function composeKernel(
  kernelName: string,
  compose: (call: Call) => tf.Tensor,
): void {
  if (tf.getKernel(kernelName, "wasm")) tf.unregisterKernel(kernelName, "wasm");
  tf.registerKernel({
    kernelName,
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) =>
      tf.tidy(() =>
        compose({
          inputs: inputs as Record<string, tf.Tensor>,
          attributes: attrs ?? {},
        })
      ),
  });
}
