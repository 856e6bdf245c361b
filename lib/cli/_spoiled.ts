/** What pictures must not look like: the far ends of every distance. */
import type { Random } from "@/engine/mod.ts";
import { noiseLike } from "@/metrics/mod.ts";
import { blurredImages, greyImages } from "./_sample_judge.ts";

/** Noise of as much ink as the pictures, blank ones, and they themselves blurred. */
export function spoiled(
  x: Float32Array,
  size: number,
  random: Random,
): Record<"noise" | "blank" | "blurred", Float32Array> {
  const noise = noiseLike(greyImages(x, size), random);
  return {
    noise: x.map((_, i) =>
      noise[i / size ** 2 | 0].pixels[i % size ** 2] / 255
    ),
    blank: new Float32Array(x.length),
    blurred: blurredImages(x, size),
  };
}
