import { inkRows } from "./_grow_strokes.ts";
import { BLOCK } from "./_warp_nodes.ts";

/** How numbers of the input become numbers of the output. */
export interface Tone {
  low: number;
  gain: number;
  crisp: number;
}

/** Reads `padded` at the nodes and, block by block, linearly in between. */
export function readWarped(
  target: Float32Array,
  padded: Float32Array,
  nodes: Float32Array,
  size: number,
  tone: Tone,
) {
  target.fill(tone.low);
  const count = Math.ceil(size / BLOCK) + 1;
  const [top, bottom] = inkRows(padded, size + 4);
  for (let j = 0; j < size; j += BLOCK) {
    for (let i = 0; i < size; i += BLOCK) {
      const a = 2 * (j / BLOCK * count + i / BLOCK);
      const b = a + 2 * count;
      // Rows of `padded` are two down, and linear reading reaches one more.
      const first = 2 + Math.min(
        nodes[a + 1],
        nodes[a + 3],
        nodes[b + 1],
        nodes[b + 3],
      );
      const last = 3 + Math.max(
        nodes[a + 1],
        nodes[a + 3],
        nodes[b + 1],
        nodes[b + 3],
      );
      if (last < top || first > bottom) continue;
      for (let y = j; y < Math.min(size, j + BLOCK); y++) {
        const down = (y - j) / BLOCK;
        const x = nodes[a] + down * (nodes[b] - nodes[a]);
        const v = nodes[a + 1] + down * (nodes[b + 1] - nodes[a + 1]);
        const endX = nodes[a + 2] + down * (nodes[b + 2] - nodes[a + 2]);
        const endV = nodes[a + 3] + down * (nodes[b + 3] - nodes[a + 3]);
        const stepX = (endX - x) / BLOCK;
        const stepY = (endV - v) / BLOCK;
        const length = Math.min(BLOCK, size - i);
        const to = y * size + i;
        span(target, to, length, padded, size + 4, x, v, stepX, stepY, tone);
      }
    }
  }
}

/** `length` pixels along a line from (x, y), read linearly. */
function span(
  target: Float32Array,
  start: number,
  length: number,
  padded: Float32Array,
  stride: number,
  x: number,
  y: number,
  stepX: number,
  stepY: number,
  { low, gain, crisp }: Tone,
) {
  const last = stride - 1;
  for (let k = 0; k < length; k++) {
    const u = x + 2 + k * stepX;
    const v = y + 2 + k * stepY;
    if (!(u >= 0 && v >= 0 && u < last && v < last)) continue;
    const left = u | 0;
    const top = v | 0;
    const at = top * stride + left;
    const a = padded[at], b = padded[at + 1];
    const c = padded[at + stride], d = padded[at + stride + 1];
    if (a + b + c + d === 0) continue;
    const upper = a + (u - left) * (b - a);
    const value = upper + (v - top) * (c + (u - left) * (d - c) - upper);
    const edge = 127.5 + crisp * (value - 127.5);
    target[start + k] = low +
      gain * (edge < 0 ? 0 : edge > 255 ? 255 : edge);
  }
}
