import { deepStrictEqual } from "node:assert/strict";
import { openEngine, tf } from "@/engine/mod.ts";

await openEngine({ engine: "cpu" });

/** d sum(w resized(x)) / dx for x of ones; w counts up from 1. */
function gradient(
  from: [number, number, number, number],
  to: [number, number],
  alignCorners = false,
): number[] {
  const shape: [number, number, number, number] = [from[0], ...to, from[3]];
  const count = tf.util.sizeFromShape(shape);
  const w = tf.tensor4d(Array.from({ length: count }, (_, i) => i + 1), shape);
  const loss = (x: tf.Tensor) =>
    tf.image.resizeNearestNeighbor(x as tf.Tensor4D, to, alignCorners)
      .mul(w).sum() as tf.Scalar;
  return [...tf.grad(loss)(tf.ones(from)).dataSync()];
}

Deno.test("mendResizeNearest() takes each image's gradient from its own", () => {
  // Two images of one pixel, made 2 by 2: 1 + 2 + 3 + 4 and 5 + 6 + 7 + 8.
  deepStrictEqual(gradient([2, 1, 1, 1], [2, 2]), [10, 26]);
  // Two images of a row of two pixels, made twice as wide.
  deepStrictEqual(gradient([2, 1, 2, 1], [1, 4]), [3, 7, 11, 15]);
  // Channels stay apart: 1 + 3 + 5 + 7, 2 + 4 + 6 + 8, and so on by 8.
  deepStrictEqual(gradient([2, 1, 1, 2], [2, 2]), [16, 20, 48, 52]);
});

Deno.test("mendResizeNearest() knows aligned corners, and other ratios", () => {
  // Rows 0, 0.5, 1, 1.5, 2 of three: rounded up to 0, 1, 1, 2, 2.
  deepStrictEqual(gradient([1, 3, 1, 1], [5, 1], true), [1, 5, 9]);
  // Rows 0, 0.6, 1.2, 1.8, 2.4 of three: cut to 0, 0, 1, 1, 2.
  deepStrictEqual(gradient([1, 3, 1, 1], [5, 1]), [3, 7, 5]);
  // Smaller: only the rows that were taken have a gradient.
  deepStrictEqual(gradient([1, 4, 1, 1], [2, 1]), [1, 0, 2, 0]);
});
