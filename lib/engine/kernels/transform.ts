/** Transform: images warped by eight numbers of a projection each. */
import * as tf from "../tf.ts";
import { runOp, setKernel, string, type } from "./_kernel.ts";

/** Registers it. */
export function setTransformKernel(): void {
  setKernel("Transform", ({ inputs, attrs, backend }) => {
    const { image, transforms } = inputs;
    const { interpolation, fillMode, fillValue, outputShape } = attrs;
    const [height, width] = outputShape ?? image.shape.slice(1, 3);
    const size = tf.tensor1d([height, width], "int32");
    const fill = tf.scalar(fillValue);
    try {
      return runOp(backend, "ImageProjectiveTransformV3", {
        inputs: [image, transforms, size, fill],
        attributes: [
          type("dtype", image.dtype),
          string("interpolation", interpolation.toUpperCase()),
          string("fill_mode", fillMode.toUpperCase()),
        ],
      })[0];
    } finally {
      tf.dispose([size, fill]);
    }
  });
}
