import type { Random } from "@/engine/random.ts";
import type { Plane } from "@/image/mod.ts";
import { between } from "../_chance.ts";

/**
 * What the sensor makes of it: full black or dark grey, a clean glass or not.
 *
 * @param ink `[size, size]`, 0 = paper, 1 = ridge; as the finger left it
 * @returns `[size, size]`, 0 = paper, 255 = ridge
 */
export function sense(
  { width, height, pixels }: Plane,
  random: Random,
): Uint8Array {
  const tone = random.uniform() < .7 ? 1 : between(random, .78, 1);
  const glass = .03 * random.uniform() ** 2;
  const seen = new Float32Array(pixels.length);
  for (let i = 0; i < seen.length; i++) {
    seen[i] = glass * random.uniform() + tone * pixels[i];
  }
  addDust({ width, height, pixels: seen }, random);
  const out = new Uint8Array(seen.length);
  for (let i = 0; i < out.length; i++) out[i] = 255 * Math.min(1, seen[i]) + .5;
  return out;
}

/** Specks, thickest at one place near the lower border; often hardly any. */
function addDust({ width, height, pixels }: Plane, random: Random) {
  const x = width * random.uniform();
  const y = height * between(random, .6, 1.05);
  const spread = width * between(random, .1, .35);
  const count = Math.floor(.03 * width * height * random.uniform() ** 3);
  for (let k = 0; k < count; k++) {
    const u = Math.floor(x + spread * random.normal());
    const v = Math.floor(y + .6 * spread * random.normal());
    const speck = between(random, .1, .7) ** 1.5;
    if (u < 0 || v < 0 || u >= width || v >= height) continue;
    const i = v * width + u;
    pixels[i] = Math.max(pixels[i], speck);
  }
}
