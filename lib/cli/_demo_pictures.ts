/** Pictures taken apart and put together, for the demo. */
import type { Images } from "@/viz/mod.ts";

/** Pictures that fit side by side into 80 letters. */
const IN_TERMINAL = 4;

/** So many of the pictures as fit into a terminal. */
export function first({ pixels, size }: Images, count = IN_TERMINAL): Images {
  const some = Float32Array.from(
    { length: count * size ** 2 },
    (_, i) => pixels[i],
  );
  return { pixels: some, size };
}

/** The first pictures, each beside how it is seen. */
export function beside(real: Images, seen: Images): Images {
  const { size } = real;
  const pictures = [real, seen].map((one) =>
    cut(floats(first(one, IN_TERMINAL / 2)), size)
  );
  const pixels = joined(
    pictures[0].flatMap((picture, i) => [picture, pictures[1][i]]),
  );
  return { pixels, size };
}

/** Each picture by itself. */
export function cut(pixels: Float32Array, size: number): Float32Array[] {
  return Array.from(
    { length: pixels.length / size ** 2 },
    (_, i) => pixels.subarray(i * size ** 2, (i + 1) * size ** 2),
  );
}

/** Pictures one after another. */
export function joined(parts: Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

/** The numbers of pictures, as a network takes them. */
export function floats({ pixels }: Images): Float32Array {
  return Float32Array.from(pixels);
}
