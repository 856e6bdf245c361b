import type { Random } from "@/engine/random.ts";

/** One way to spoil a picture, by a known amount. */
export interface Distortion {
  name: string;
  /**
   * Spoils a picture.
   *
   * @param x `[size, size]` in [0, 1], paper 0; it stays as it is
   * @param how.strength Above 0, at most 1
   * @returns `[size, size]` in [0, 1]
   */
  apply(x: Float32Array, how: DistortionOptions): Float32Array;
}

/** What a distortion is given besides the picture. */
export interface DistortionOptions {
  /** Width and height in pixels */
  size: number;
  /** Above 0, at most 1 */
  strength: number;
  /** Another picture of the set, for those that mix two */
  other: Float32Array;
  random: Random;
}
