/** Procedural signatures as sets of pictures, and what is done to them. */
import { sampleSignatures, toBatch } from "@/data/mod.ts";
import { Random } from "@/engine/random.ts";
import { boxMean } from "@/image/mod.ts";

export const SIZE = 32;
export const AREA = SIZE * SIZE;

/** `[writers * each, 32, 32]` in [0, 1]; another seed is other people. */
export function signatures(seed: number, writers: number, each = 1) {
  const data = sampleSignatures({
    size: SIZE,
    writers,
    perWriter: each,
    seed,
  });
  return toBatch(data, data.items.map((_, i) => i));
}

/** Pictures one by one. */
export const pictures = (x: Float32Array): Float32Array[] =>
  Array.from(
    { length: x.length / AREA },
    (_, i) => x.subarray(i * AREA, (i + 1) * AREA),
  );

/** Pictures one after another. */
export function joined(list: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(list.length * AREA);
  list.forEach((picture, i) => out.set(picture, i * AREA));
  return out;
}

export const blurred = (x: Float32Array, radius: number): Float32Array =>
  joined(
    pictures(x).map((pixels) =>
      boxMean({ width: SIZE, height: SIZE, pixels }, radius).pixels
    ),
  );

/** Dots with as much ink as the pictures have. */
export function dots(x: Float32Array, seed: number): Float32Array {
  const random = new Random(seed);
  const share = x.reduce((sum, ink) => sum + ink, 0) / x.length;
  return x.map(() => Number(random.uniform() < share));
}

/** The first `share` of the pictures replaced by others. */
export const mixedIn = (x: Float32Array, other: Float32Array, share: number) =>
  joined(
    pictures(x).map((picture, i) =>
      i < share * x.length / AREA ? pictures(other)[i] : picture
    ),
  );
