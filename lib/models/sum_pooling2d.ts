import { tf } from "@/engine/mod.ts";

/**
 * The sum over a map: `[batch, h, w, c]` → `[batch, c]`.
 *
 * Where kernels are bounded, a mean would leave logits near 0.
 */
export class SumPooling2d extends tf.layers.Layer {
  static className = "SumPooling2d";

  override computeOutputShape(shape: tf.Shape): tf.Shape {
    return [shape[0], shape[3]];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = Array.isArray(inputs) ? inputs[0] : inputs;
    return x.sum([1, 2]);
  }
}
tf.serialization.registerClass(SumPooling2d);
