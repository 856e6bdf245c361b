import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { tf } from "@/engine/mod.ts";
import { useWasm } from "@/engine/wasm/mod.ts";
import { agreeOnBoth, normal } from "./_help.ts";
import { convolutions } from "./_shapes.ts";

Deno.test("conv2d() in steps larger than its filter, by hand", async () => {
  await useWasm();
  const x = tf.tensor4d([1, 2, 3, 4, 5, 6], [1, 1, 6, 1]);
  const filter = tf.tensor4d([1, 10], [1, 2, 1, 1]);
  // 1 + 10 * 2, then three further: 4 + 10 * 5
  const y = tf.conv2d(x, filter, [1, 3], "same");
  deepStrictEqual([...y.dataSync()], [21, 54]);
});

Deno.test("conv2d() and depthwiseConv2d() agree with cpu", async () => {
  await fc.assert(
    fc.asyncProperty(convolutions, async (shapes) => {
      const { batch, size, taps, strides, channels, depth, pad } = shapes;
      await agreeOnBoth(() => {
        const x = normal<tf.Tensor4D>([batch, ...size, channels]);
        const filter = normal<tf.Tensor4D>([...taps, channels, depth], 2);
        return [
          tf.conv2d(x, filter, strides, pad),
          tf.depthwiseConv2d(x, filter, strides[0], pad),
        ];
      });
    }),
    { numRuns: 100 },
  );
});

Deno.test("tf.fused convolutions agree with cpu at small filters", async () => {
  await agreeOnBoth(() => {
    const x = normal<tf.Tensor4D>([2, 8, 8, 3]);
    const filter = normal<tf.Tensor4D>([3, 3, 3, 2], 2);
    const options = {
      x,
      filter,
      strides: 4,
      pad: "same",
      activation: "relu",
    } as const;
    return [tf.fused.conv2d(options), tf.fused.depthwiseConv2d(options)];
  });
});
