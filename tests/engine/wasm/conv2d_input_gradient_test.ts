import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { tf } from "@/engine/mod.ts";
import { useWasm } from "@/engine/wasm/mod.ts";
import { agreeOnBoth, gradients, normal } from "./_help.ts";
import { convolutions } from "./_shapes.ts";

Deno.test("conv2DInputGradient() stamps the filter at each stride", async () => {
  await useWasm();
  const x = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
  const filter = tf.tensor4d([1, 10, 100, 1000], [2, 2, 1, 1]);
  const y = tf.conv2dTranspose(x, filter, [1, 4, 4, 1], 2, "valid");
  deepStrictEqual(y.reshape([4, 4]).arraySync(), [
    [1, 10, 2, 20],
    [100, 1000, 200, 2000],
    [3, 30, 4, 40],
    [300, 3000, 400, 4000],
  ]);
});

Deno.test("conv2DInputGradient() adds where stamps overlap", async () => {
  await useWasm();
  const x = tf.tensor4d([1, 2], [1, 1, 2, 1]);
  const filter = tf.tensor4d([1, 10, 100], [1, 3, 1, 1]);
  const y = tf.conv2dTranspose(x, filter, [1, 1, 5, 1], 2, "valid");
  deepStrictEqual([...y.dataSync()], [1, 10, 102, 20, 200]);
});

Deno.test("conv2DInputGradient() agrees with cpu", async () => {
  await fc.assert(
    fc.asyncProperty(convolutions, async (shapes) => {
      const { batch, size, taps, strides, channels, depth, pad } = shapes;
      await agreeOnBoth(() => {
        const x = normal([batch, ...size, channels]);
        const filter = normal<tf.Tensor4D>([...taps, channels, depth], 2);
        return gradients(
          (image) => tf.conv2d(image as tf.Tensor4D, filter, strides, pad),
          [x],
        );
      });
    }),
    { numRuns: 60 },
  );
});

for (const pad of ["same", "valid"] as const) {
  Deno.test(`conv2dTranspose and its gradients agree with cpu, ${pad}`, async () => {
    await agreeOnBoth(() => {
      const size = pad === "same" ? 14 : 16;
      const transpose = (x: tf.Tensor, filter: tf.Tensor) =>
        tf.conv2dTranspose(
          x as tf.Tensor4D,
          filter as tf.Tensor4D,
          [2, size, size, 3],
          2,
          pad,
        );
      const inputs = [normal([2, 7, 7, 5]), normal([4, 4, 3, 5], 2)];
      const [x, filter] = inputs;
      return [transpose(x, filter), ...gradients(transpose, inputs)];
    });
  });
}

Deno.test("conv2d has the second derivative of a gradient penalty", async () => {
  await agreeOnBoth(() => {
    const x = normal([2, 8, 8, 3]);
    const penalty = (filter: tf.Tensor) => {
      const critic = (image: tf.Tensor) =>
        tf.conv2d(image as tf.Tensor4D, filter as tf.Tensor4D, 2, "same")
          .square().sum();
      return tf.grad(critic)(x).square().sum();
    };
    return [tf.grad(penalty)(normal([4, 4, 3, 5], 2).mul(0.1))];
  });
});
