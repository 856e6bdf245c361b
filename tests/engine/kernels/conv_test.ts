import { tf } from "@/engine/mod.ts";
import { close, onCpu, tensor, test } from "../_engine.ts";

/** A padded convolution with stride, and both of its gradients. */
function padded(pad: number | tf.backend_util.ExplicitPadding): number[] {
  return tf.tidy(() => {
    const x = tensor([2, 5, 6, 3]) as tf.Tensor4D;
    const filter = tensor([4, 3, 3, 2], 2) as tf.Tensor4D;
    const conv = (x: tf.Tensor, filter: tf.Tensor) =>
      tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 2, pad);
    const y = conv(x, filter);
    const gradients = tf.grads(conv)([x, filter], tensor(y.shape, 3));
    return [y, ...gradients].flatMap((one) => [...one.dataSync()]);
  });
}

test("conv2d() and its gradients pad by a number as tfjs does", async () => {
  close(padded(1), await onCpu(() => padded(1)));
});

test("conv2d() and its gradients pad unevenly as tfjs does", async () => {
  const pad: tf.backend_util.ExplicitPadding = [[0, 0], [2, 1], [0, 3], [0, 0]];
  close(padded(pad), await onCpu(() => padded(pad)));
});
