import { deepStrictEqual } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { useWasm } from "@/engine/wasm/mod.ts";
import { agreeOnBoth, gradients, normal } from "./_help.ts";

Deno.test("unsortedSegmentSum() adds rows and leaves strangers out", async () => {
  await useWasm();
  const x = tf.tensor2d([[1, 10], [2, 20], [3, 30], [4, 40]]);
  const ids = tf.tensor1d([2, 0, 2, -1], "int32");
  const sums = tf.unsortedSegmentSum(x, ids, 3);
  deepStrictEqual(sums.arraySync(), [[2, 20], [0, 0], [4, 40]]);
});

Deno.test("gather() has the gradient that cpu has, along each axis", async () => {
  const indices = [3, 0, 3, 1];
  for (const axis of [0, 1, 2]) {
    await agreeOnBoth(() =>
      gradients(
        (x) => x.gather(tf.tensor1d(indices, "int32"), axis),
        [normal([4, 5, 6])],
      )
    );
  }
});

Deno.test("an embedding layer trains on wasm as on cpu", async () => {
  await agreeOnBoth(() => {
    const labels = tf.tensor2d([[1], [3], [1]], [3, 1], "int32");
    const embed = (table: tf.Tensor) =>
      tf.gather(table, labels.flatten()).square();
    return gradients(embed, [normal([5, 4])]);
  });
});
