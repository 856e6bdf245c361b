import { deepStrictEqual } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { test } from "../_engine.ts";

test("avgPool() has the gradient of an average of the pixels inside", () => {
  // Windows of 1x3 over two pixels, one pad on each side: both windows hold
  // both pixels, so y = (a + b) / 2 twice, and dx = (1 + 2) / 2 for each.
  tf.tidy(() => {
    const x = tf.tensor3d([4, 8], [1, 2, 1]);
    const pool = (x: tf.Tensor) =>
      tf.avgPool(x as tf.Tensor3D, [1, 3], 1, [[0, 0], [0, 0], [1, 1], [0, 0]]);
    deepStrictEqual([...pool(x).dataSync()], [6, 6]);
    const dy = tf.tensor3d([1, 2], [1, 2, 1]);
    deepStrictEqual([...tf.grad(pool)(x, dy).dataSync()], [1.5, 1.5]);
  });
});
