import { deepStrictEqual, throws } from "node:assert/strict";
import fc from "fast-check";
import { tf } from "@/engine/mod.ts";
import { useWasm } from "@/engine/wasm/mod.ts";
import { agreeOnBoth, gradients, normal } from "./_help.ts";
import { convolutions } from "./_shapes.ts";

Deno.test("conv2DFilterGradient() sums x over each tap's window", async () => {
  await useWasm();
  const x = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
  const filter = tf.zeros<tf.Rank.R4>([2, 2, 1, 1]);
  const loss = (w: tf.Tensor) =>
    tf.conv2d(x, w as tf.Tensor4D, 1, "valid").sum();
  // 1 + 2 + 4 + 5, 2 + 3 + 5 + 6, 4 + 5 + 7 + 8, 5 + 6 + 8 + 9
  deepStrictEqual([...tf.grad(loss)(filter).dataSync()], [12, 16, 24, 28]);
});

Deno.test("conv2DFilterGradient() agrees with cpu", async () => {
  await fc.assert(
    fc.asyncProperty(convolutions, async (shapes) => {
      const { batch, size, taps, strides, channels, depth, pad } = shapes;
      await agreeOnBoth(() => {
        const x = normal<tf.Tensor4D>([batch, ...size, channels]);
        const filter = normal([...taps, channels, depth], 2);
        return gradients(
          (w) => tf.conv2d(x, w as tf.Tensor4D, strides, pad),
          [filter],
        );
      });
    }),
    { numRuns: 60 },
  );
});

Deno.test("conv2DFilterGradient() agrees with cpu at 4x4 stride 2", async () => {
  await agreeOnBoth(() => {
    const x = normal<tf.Tensor4D>([3, 16, 16, 5]);
    return gradients(
      (w) => tf.conv2d(x, w as tf.Tensor4D, 2, "same"),
      [normal([4, 4, 5, 7], 2)],
    );
  });
});

Deno.test("conv2DFilterGradient() refuses channels first", async () => {
  await useWasm();
  const inputs = { x: tf.zeros([1, 1, 3, 3]), dy: tf.zeros([1, 1, 2, 2]) };
  const attributes = {
    strides: 1,
    pad: "valid",
    dataFormat: "NCHW",
    filterShape: [2, 2, 1, 1],
  };
  throws(
    () => tf.engine().runKernel("Conv2DBackpropFilter", inputs, attributes),
    /NCHW/,
  );
});
