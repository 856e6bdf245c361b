import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { tf } from "@/engine/mod.ts";
import { useWasm } from "@/engine/wasm/mod.ts";
import { agreeOnBoth, gradients, normal } from "./_help.ts";
import { convolutions } from "./_shapes.ts";

Deno.test("depthwise gradients keep channels apart", async () => {
  await useWasm();
  // Two pixels of two channels, a filter of one tap: y = x * w by channel.
  const x = tf.tensor4d([1, 10, 2, 20], [1, 1, 2, 2]);
  const filter = tf.tensor4d([3, 5], [1, 1, 2, 1]);
  const loss = (image: tf.Tensor, w: tf.Tensor) =>
    tf.depthwiseConv2d(image as tf.Tensor4D, w as tf.Tensor4D, 1, "same").sum();
  const [dx, dw] = tf.grads(loss)([x, filter]);
  deepStrictEqual([...dx.dataSync()], [3, 5, 3, 5]);
  deepStrictEqual([...dw.dataSync()], [3, 30]);
});

Deno.test("depthwiseFilterGradient() and …InputGradient() agree with cpu", async () => {
  await fc.assert(
    fc.asyncProperty(convolutions, async (shapes) => {
      const { batch, size, taps, strides, channels, depth, pad } = shapes;
      await agreeOnBoth(() =>
        gradients(
          (x, w) =>
            tf.depthwiseConv2d(
              x as tf.Tensor4D,
              w as tf.Tensor4D,
              strides[0],
              pad,
            ),
          [
            normal([batch, ...size, channels]),
            normal([...taps, channels, depth], 2),
          ],
        )
      );
    }),
    { numRuns: 60 },
  );
});
