import type { Random } from "@/engine/random.ts";
import type { GreyImage } from "@/image/mod.ts";

/**
 * Black dots thrown on paper: with as much ink as pictures have on average,
 * and nothing else of them.
 *
 * @param images 0 = paper, 255 = ink
 * @returns One for each, of its size; each pixel is 255 or 0 on its own
 *
 * @example Half of all is ink, so each pixel is as likely as not
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { Random } from "../engine/random.ts";
 * const full = { width: 1, height: 50, pixels: new Uint8Array(50).fill(255) };
 * const blank = { width: 1, height: 50, pixels: new Uint8Array(50) };
 * const [noise] = noiseLike([full, blank], new Random(1));
 * const ink = noise.pixels.filter((pixel) => pixel === 255).length;
 * ok(ink > 10 && ink < 40);
 * ```
 */
export function noiseLike(
  images: readonly GreyImage[],
  random: Random,
): GreyImage[] {
  let [ink, count] = [0, 0];
  for (const { pixels } of images) {
    for (const pixel of pixels) ink += pixel / 255;
    count += pixels.length;
  }
  return images.map(({ width, height, pixels }) => ({
    width,
    height,
    pixels: new Uint8Array(pixels.length)
      .map(() => random.uniform() * count < ink ? 255 : 0),
  }));
}
