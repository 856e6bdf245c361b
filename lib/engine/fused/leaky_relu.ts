/**
 * Gradient of LeakyReLU in one kernel; composed: dy * (x > 0 ? 1 : alpha).
 *
 * tfjs's own gradient compares and chooses, which has no gradient itself; the
 * composed form here has, as a gradient penalty needs it on every engine.
 */
import { AttributeType } from "../native/attributes.ts";
import { DataType } from "../native/tensorflow.ts";
import * as tf from "../tf.ts";
import { fuseGradient } from "./_gradient.ts";

/** Makes LeakyReLU twice differentiable; once, on whichever engine. */
export function mendLeakyRelu(): void {
  const own = tf.getGradient("LeakyRelu");
  tf.unregisterGradient("LeakyRelu");
  tf.registerGradient({
    ...own,
    gradFunc: (dy, [x], { alpha }) => ({
      x: () => (dy as tf.Tensor).mul(tf.step(x, alpha as number)),
    }),
  });
}

/** Registers the kernel. dL/dx = dy where x > 0, else alpha * dy. */
export function fuseLeakyRelu(): void {
  fuseGradient("LeakyRelu", (backend, dy, [x], { alpha }) => ({
    x: () =>
      backend.executeMultipleOutputs(
        "LeakyReluGrad",
        [
          { name: "T", type: AttributeType.type, value: DataType.float32 },
          { name: "alpha", type: AttributeType.float, value: alpha },
        ],
        [dy, x],
        1,
      )[0],
  }));
}
