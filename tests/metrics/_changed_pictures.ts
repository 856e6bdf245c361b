/** How a copier may change a picture, so that it is not the same one. */
import { Random } from "@/engine/random.ts";
import { AREA, SIZE } from "./_drawn_sets.ts";

const random = new Random(5);

export const noisy = (x: Float32Array) =>
  x.map((ink) => Math.min(1, Math.max(0, ink + .1 * random.normal())));

/** Moved to the right and down. */
export const shifted = (x: Float32Array, by: number) =>
  x.map((_, i) => {
    const [column, row] = [i % SIZE - by, Math.floor(i / SIZE) - by];
    return column < 0 || row < 0 ? 0 : x[row * SIZE + column];
  });

/** Turned by 3 degrees, each pixel the nearest of eight-fold enlarged ones. */
export function turnedByThree(x: Float32Array): Float32Array {
  const [c, s] = [Math.cos(Math.PI / 60), Math.sin(Math.PI / 60)];
  const out = new Float32Array(AREA);
  for (let i = 0; i < AREA * 64; i++) {
    const [u, v] = [i % (SIZE * 8) / 8 - 16, Math.floor(i / SIZE / 8) / 8 - 16];
    const column = Math.floor(c * u - s * v + 16);
    const row = Math.floor(s * u + c * v + 16);
    if (Math.min(column, row) < 0 || Math.max(column, row) >= SIZE) continue;
    const to = Math.floor(v + 16) * SIZE + Math.floor(u + 16);
    out[to] += x[row * SIZE + column] / 64;
  }
  return out;
}
