import type { Random } from "@/engine/mod.ts";

/** Passes of a box of 5: about a Gaussian of 2.8 pixels. */
const PASSES = 4;
const REACH = 2;

/**
 * Smudges: blurred noise with as much ink as real pictures, and no strokes.
 *
 * @param share Of pixels that shall be ink
 * @returns `[count, size, size]` in [0, 1], ink high
 */
export function smudges(
  count: number,
  { size, share, random }: { size: number; share: number; random: Random },
): Float32Array {
  const area = size * size;
  const out = new Float32Array(count * area);
  for (let i = 0; i < count; i++) {
    let noise = random.normals(area);
    for (let pass = 0; pass < PASSES; pass++) noise = blur(noise, size);
    const sorted = noise.toSorted();
    const level = sorted[Math.floor((1 - share) * area)];
    const spread = sorted[area - 1] - level;
    out.set(
      noise.map((v) => Math.min(1, Math.max(0, 0.5 + (v - level) / spread))),
      i * area,
    );
  }
  return out;
}

/** Each pixel the mean of the box around it; outside is 0. */
function blur(image: Float32Array, size: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(image.length);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let sum = 0;
      for (let v = Math.max(0, y - REACH); v <= y + REACH && v < size; v++) {
        for (let u = Math.max(0, x - REACH); u <= x + REACH && u < size; u++) {
          sum += image[v * size + u];
        }
      }
      out[y * size + x] = sum / (2 * REACH + 1) ** 2;
    }
  }
  return out;
}
