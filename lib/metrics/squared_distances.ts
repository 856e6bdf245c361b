import { tf } from "@/engine/mod.ts";

/** Numbers in a block that is computed at once: 64 MB. */
const AT_ONCE = 1 << 24;

/**
 * Squared Euclidean distances from each of one set to all of another.
 *
 *   |x - y|^2 = |x|^2 + |y|^2 - 2 x y
 *
 * By matrix products of the engine, in blocks: all of them need not fit into
 * memory. In single precision, so that equal ones are only nearly 0 apart.
 *
 * @param x `[n, d]`
 * @param y `[m, d]`
 * @param d Features of each
 * @param visit Is given each of `x` in turn, and its `[m]` distances, which
 * are overwritten later
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { openEngine } from "../engine/mod.ts";
 * await openEngine({ engine: "cpu" });
 * const [x, y] = [[0, 0, 1, 1], [3, 4]].map((p) => Float32Array.from(p));
 * const all: number[][] = [];
 * squaredDistances(x, y, 2, (i, row) => all.push([i, ...row]));
 * deepStrictEqual(all, [[0, 25], [1, 4 + 9]]);
 * ```
 */
export function squaredDistances(
  x: Float32Array,
  y: Float32Array,
  d: number,
  visit: (index: number, row: Float32Array) => void,
): void {
  const [n, m] = [x.length / d, y.length / d];
  const block = Math.max(1, Math.floor(AT_ONCE / m));
  const others = tf.tensor2d(y, [m, d]);
  const squares = tf.tidy(() => others.square().sum(1));
  for (let at = 0; at < n; at += block) {
    const count = Math.min(block, n - at);
    const result = tf.tidy(() => {
      const here = tf.tensor2d(x.subarray(at * d, (at + count) * d), [
        count,
        d,
      ]);
      const products = tf.matMul(here, others, false, true);
      return here.square().sum(1, true).add(squares).sub(products.mul(2))
        .relu();
    });
    const rows = result.dataSync() as Float32Array;
    result.dispose();
    for (let i = 0; i < count; i++) {
      visit(at + i, rows.subarray(i * m, (i + 1) * m));
    }
  }
  tf.dispose([others, squares]);
}
