/**
 * Two anchors for a cross-entropy in nats per image: what a picture costs
 * that knows nothing of it, and what it costs one that knows all.
 */

/**
 * The least cross-entropy of images: the entropy of their grey pixels.
 *
 *   sum -x log x - (1 - x) log(1 - x)
 *
 * @param x `[count, area]` in [0, 1]
 * @param area Pixels of an image
 * @returns Nats per image
 *
 * @example Pure black and white cost nothing, one grey pixel log 2
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * strictEqual(entropyFloor(new Float32Array([0, 1, 0.5]), 3), Math.LN2);
 * ```
 */
export function entropyFloor(x: Float32Array, area: number): number {
  let nats = 0;
  for (const value of x) {
    if (value > 0 && value < 1) nats += crossEntropy(value, value);
  }
  return nats * area / x.length;
}

/**
 * The cross-entropy of images under the mean image of others.
 *
 * Each pixel's mean counts one more black and one more white image, so that
 * no pixel is taken to be impossible (Laplace's rule of succession).
 *
 * @param train `[count, area]` in [0, 1], averaged
 * @param x `[count, area]` in [0, 1], judged
 * @param area Pixels of an image
 * @returns Nats per image
 */
export function meanImageNats(
  train: Float32Array,
  x: Float32Array,
  area: number,
): number {
  const mean = new Float64Array(area).fill(1);
  train.forEach((value, i) => mean[i % area] += value);
  const count = train.length / area + 2;
  let nats = 0;
  x.forEach((value, i) => nats += crossEntropy(value, mean[i % area] / count));
  return nats * area / x.length;
}

function crossEntropy(x: number, p: number): number {
  return -x * Math.log(p) - (1 - x) * Math.log(1 - p);
}
