import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { tf } from "@/engine/mod.ts";
import { useWasm } from "@/engine/wasm/mod.ts";
import { agreeOnBoth, gradients, normal } from "./_help.ts";

Deno.test("matMul() with transposed factors, by hand", async () => {
  await useWasm();
  const a = tf.tensor2d([[1, 2, 3], [4, 5, 6]]);
  const b = tf.tensor2d([[1, 0, 1], [0, 2, 0]]);
  deepStrictEqual(tf.matMul(a, b, false, true).arraySync(), [[4, 4], [10, 10]]);
  deepStrictEqual(tf.matMul(a, b, true, false).arraySync(), [
    [1, 8, 1],
    [2, 10, 2],
    [3, 12, 3],
  ]);
  const row = tf.tensor2d([[1, 2]]); // Aᵀ rowᵀ = (row A)ᵀ
  deepStrictEqual(tf.matMul(a, row, true, true).arraySync(), [[9], [12], [15]]);
});

Deno.test("matMul() agrees with cpu for all transposes and batches", async () => {
  const side = fc.integer({ min: 1, max: 6 });
  const batches = fc.constantFrom<[number[], number[]]>(
    [[], []],
    [[3], [3]],
    [[1], [3]],
    [[2, 3], [2, 3]],
  );
  await fc.assert(
    fc.asyncProperty(
      side,
      side,
      side,
      batches,
      fc.boolean(),
      fc.boolean(),
      async (n, inner, m, [batchA, batchB], transposeA, transposeB) => {
        await agreeOnBoth(() => {
          const a = [...batchA, ...(transposeA ? [inner, n] : [n, inner])];
          const b = [...batchB, ...(transposeB ? [m, inner] : [inner, m])];
          return [tf.matMul(normal(a), normal(b, 2), transposeA, transposeB)];
        });
      },
    ),
    { numRuns: 60 },
  );
});

Deno.test("tf.fused.matMul() and its gradients agree with cpu", async () => {
  for (const [transposeA, transposeB] of [[false, true], [true, false]]) {
    const dense = (a: tf.Tensor, b: tf.Tensor, bias: tf.Tensor) =>
      tf.fused.matMul({
        a: a as tf.Tensor2D,
        b: b as tf.Tensor2D,
        bias,
        transposeA,
        transposeB,
        activation: "relu",
      });
    await agreeOnBoth(() => {
      const a = normal(transposeA ? [5, 4] : [4, 5]);
      const b = normal(transposeB ? [6, 5] : [5, 6], 2);
      const inputs = [a, b, normal([6], 3)];
      return [dense(a, b, inputs[2]), ...gradients(dense, inputs)];
    });
  }
});
