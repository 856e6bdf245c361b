import { kernelDistance } from "./kernel_distance.ts";

/** A kernel distance and how far chance alone may carry it. */
export interface BlockKernelDistance {
  /** Mean over the blocks: 0 in the mean for two samples of the same */
  distance: number;
  /** Standard error of that mean; NaN with a single block */
  error: number;
  blocks: number;
}

/** Pictures of each side in a block. */
const BLOCK = 100;

/**
 * Kernel distance (KID) with its standard error, by blocks.
 *
 * Both sets are cut into as many blocks that share no picture, in the order
 * in which they come; each pair of blocks gives one unbiased estimate.
 *
 *   distance = mean_b MMD^2(x_b, y_b),   error = deviation_b / sqrt(blocks)
 *
 * Source: Zaremba et al. 2013, https://arxiv.org/abs/1307.1954, and for KID
 * Bińkowski et al. 2018, https://arxiv.org/abs/1801.01401
 *
 * @param x `[n, d]`, in no order that matters
 * @param y `[m, d]`, the same
 * @param d Features of each
 * @param block Pictures in a block, at most those of the smaller set
 * @throws {RangeError} If a set has fewer than 2
 *
 * @example Two blocks of 7 each, so that there is no error
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * deepStrictEqual(
 *   blockKernelDistance(new Float32Array(4), new Float32Array(4).fill(1), 1, 2),
 *   { distance: 1 + 8 - 2, error: 0, blocks: 2 },
 * );
 * ```
 */
export function blockKernelDistance(
  x: Float32Array,
  y: Float32Array,
  d: number,
  block: number = BLOCK,
): BlockKernelDistance {
  const [n, m] = [x.length / d, y.length / d];
  const fewer = Math.min(n, m);
  if (fewer < 2) {
    throw new RangeError(
      `Cannot tell a kernel distance as both sets need 2 or more: current ` +
        `values are ${n} and ${m}`,
    );
  }
  const blocks = Math.max(1, Math.floor(fewer / block));
  const part = (of: Float32Array, count: number, b: number) => {
    const at = (i: number) => Math.floor(i * count / blocks) * d;
    return of.subarray(at(b), at(b + 1));
  };
  const values = Array.from(
    { length: blocks },
    (_, b) => kernelDistance(part(x, n, b), part(y, m, b), d),
  );
  const distance = values.reduce((sum, value) => sum + value) / blocks;
  const squares = values.reduce((sum, v) => sum + (v - distance) ** 2, 0);
  const error = Math.sqrt(squares / (blocks - 1) / blocks);
  return { distance, error, blocks };
}
