/** What the convolutional networks of GANs share: sizes and filters. */
import type { tf } from "@/engine/mod.ts";

/** Width and height of the smallest map. */
export const INNERMOST = 4;

/** Slope of a discriminator's LeakyReLU below 0. */
export const LEAK = 0.2;

/**
 * The filters of each doubling, from the innermost map outwards.
 *
 * 64 pixels: 8, 4, 2 and 1 times `width`, on maps of 4, 8, 16 and 32 pixels;
 * larger images begin with more maps of 8 times.
 *
 * @throws {RangeError} If `size` is no power of two from 32 to 256
 */
export function ganFilters(size: number, width: number): number[] {
  const doublings = Math.log2(size / INNERMOST);
  if (!Number.isInteger(doublings) || size < 32 || size > 256) {
    throw new RangeError(
      "Cannot build a network as size must be 32, 64, 128 or 256: " +
        `current value is ${size}`,
    );
  }
  return Array.from(
    { length: doublings },
    (_, i) => width * Math.min(8, 2 ** (doublings - 1 - i)),
  );
}

/** Applies layers one after another. */
export function through(
  x: tf.SymbolicTensor,
  layers: tf.layers.Layer[],
): tf.SymbolicTensor {
  return layers.reduce((y, layer) => layer.apply(y) as tf.SymbolicTensor, x);
}
