import { tf } from "@/engine/mod.ts";

/**
 * One more channel, which says how much the images of a batch differ.
 *
 *   mean over h, w, c of the standard deviation over the batch
 *
 * A generator that draws the same picture again and again is found out by it.
 * Source: Karras et al. 2018, https://arxiv.org/abs/1710.10196, section 3
 *
 * Input `[batch, h, w, c]`, output `[batch, h, w, c + 1]`.
 */
export class MinibatchStddev extends tf.layers.Layer {
  static className = "MinibatchStddev";

  override computeOutputShape(shape: tf.Shape): tf.Shape {
    return [...shape.slice(0, -1), shape.at(-1)! + 1];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor4D;
      const variance = x.sub(x.mean(0)).square().mean(0);
      const deviation = variance.add(1e-8).sqrt().mean();
      const plane = tf.onesLike(x.slice([0, 0, 0, 0], [-1, -1, -1, 1]));
      return tf.concat([x, plane.mul(deviation)], 3);
    });
  }
}
tf.serialization.registerClass(MinibatchStddev);
