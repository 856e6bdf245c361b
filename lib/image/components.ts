import type { GreyImage } from "./grey_image.ts";

/** A connected piece of ink. */
export interface Component {
  /** Pixels in it */
  area: number;
  /** Its bounding box; `right` and `bottom` are the last pixel inside */
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A picture taken apart. */
export interface Components {
  /** `[height, width]`: 0 where there is no ink, else 1 + the list's index */
  labels: Int32Array;
  list: Component[];
}

/**
 * The 8-connected pieces of all pixels above `threshold`.
 *
 * @example Two dots that do not touch
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array([9, 0, 0, 9, 9]);
 * const { list } = components({ width: 5, height: 1, pixels }, 5);
 * deepStrictEqual(list.map(({ area }) => area), [1, 2]);
 * ```
 */
export function components(image: GreyImage, threshold: number): Components {
  const { width, height, pixels } = image;
  const labels = new Int32Array(width * height);
  const stack = new Int32Array(width * height);
  const list: Component[] = [];
  for (let start = 0; start < pixels.length; start++) {
    if (labels[start] !== 0 || !(pixels[start] > threshold)) continue;
    const [left, top] = [start % width, Math.floor(start / width)];
    const piece = { area: 0, left, top, right: left, bottom: top };
    const label = list.push(piece);
    let depth = 0;
    stack[depth++] = start;
    labels[start] = label;
    while (depth > 0) {
      const i = stack[--depth];
      const y = Math.floor(i / width);
      const x = i - y * width;
      piece.area++;
      if (x < piece.left) piece.left = x;
      if (x > piece.right) piece.right = x;
      if (y > piece.bottom) piece.bottom = y;
      for (let v = Math.max(0, y - 1); v <= y + 1 && v < height; v++) {
        for (let u = Math.max(0, x - 1); u <= x + 1 && u < width; u++) {
          const j = v * width + u;
          if (labels[j] !== 0 || !(pixels[j] > threshold)) continue;
          labels[j] = label;
          stack[depth++] = j;
        }
      }
    }
  }
  return { labels, list };
}
