import { type GreyImage, resize } from "@/image/mod.ts";

/** A picture is shrunk to this side first. */
const SIDE = 32;
/** And of its waves, the slowest so many along each axis are kept. */
const WAVES = 8;

/** Bits of a hash. */
export const HASH_BITS = WAVES * WAVES;

/**
 * A hash that stays nearly the same when a picture is saved anew or shaded.
 *
 * Bit k says whether the k-th slow wave of the picture (of its DCT-II, without
 * the mean) is above the median of them. Pictures that look alike differ in a
 * few of the 64 bits, others in about 32.
 *
 * Source: Zauner 2010, Implementation and Benchmarking of Perceptual Image
 * Hash Functions, section 3.2.1
 *
 * @returns Two words of 32 bits
 */
export function perceptualHash(image: GreyImage): [number, number] {
  const { pixels } = resize(image, SIDE, SIDE);
  // First along each row, then down each column: [WAVES, SIDE], [WAVES, WAVES]
  const across = new Float32Array(SIDE * WAVES);
  for (let y = 0; y < SIDE; y++) {
    for (let u = 0; u < WAVES; u++) {
      let sum = 0;
      for (let x = 0; x < SIDE; x++) {
        sum += pixels[y * SIDE + x] * COSINES[u * SIDE + x];
      }
      across[u * SIDE + y] = sum;
    }
  }
  const waves = new Float32Array(HASH_BITS);
  for (let u = 0; u < WAVES; u++) {
    for (let v = 0; v < WAVES; v++) {
      for (let y = 0; y < SIDE; y++) {
        waves[v * WAVES + u] += across[u * SIDE + y] * COSINES[v * SIDE + y];
      }
    }
  }
  const median = waves.slice(1).sort()[HASH_BITS / 2 - 1];
  const words: [number, number] = [0, 0];
  for (let k = 1; k < HASH_BITS; k++) {
    if (waves[k] > median) words[k >> 5] |= 1 << (k & 31);
  }
  return [words[0] >>> 0, words[1] >>> 0];
}

/** cos(pi u (2 x + 1) / (2 SIDE)), `[WAVES, SIDE]`. */
const COSINES = Float32Array.from(
  { length: WAVES * SIDE },
  (_, i) => {
    const [u, x] = [Math.floor(i / SIDE), i % SIDE];
    return Math.cos(Math.PI * u * (2 * x + 1) / (2 * SIDE));
  },
);
