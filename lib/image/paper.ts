import { type GreyImage, type Plane, plane } from "./grey_image.ts";
import { quantile } from "./otsu.ts";
import { resize } from "./resize.ts";

/**
 * The paper under the ink: its grey level at each pixel, shade and all.
 *
 * In each tile the paper is a high quantile of the levels; a tile that is
 * darker than the middle one of its neighbors is full of ink and takes theirs.
 * Tiles are joined linearly.
 *
 * @param image Dark ink on light paper, 0..255
 * @param tiles How many tiles along the longest side
 *
 * @example A line of ink does not darken the paper
 * ```ts
 * import { ok } from "node:assert/strict";
 * const pixels = new Uint8Array(32 * 32).fill(240).fill(10, 320, 384);
 * const level = paper({ width: 32, height: 32, pixels });
 * ok(level.pixels.every((value) => Math.abs(value - 240) < 1e-3));
 * ```
 */
export function paper(image: GreyImage, tiles = 8): Plane {
  const side = Math.max(
    8,
    Math.ceil(image.width / tiles),
    image.height / tiles,
  );
  const columns = Math.max(1, Math.floor(image.width / side));
  const rows = Math.max(1, Math.floor(image.height / side));
  const levels = plane(columns, rows);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      counts.fill(0);
      const [left, right] = span(image.width, columns, column);
      const [top, bottom] = span(image.height, rows, row);
      for (let y = top; y < bottom; y++) {
        for (let i = y * image.width + left; i < y * image.width + right; i++) {
          counts[image.pixels[i] | 0]++;
        }
      }
      levels.pixels[row * columns + column] = quantile(counts, 0.7);
    }
  }
  return resize(liftInkedTiles(levels), image.width, image.height);
}

/** First and past-the-last pixel of tile `i` of `count`. */
function span(length: number, count: number, i: number): [number, number] {
  return [
    Math.floor(i * length / count),
    Math.floor((i + 1) * length / count),
  ];
}

/** Each tile is at least the median of its neighborhood. */
function liftInkedTiles(levels: Plane): Plane {
  const { width, height } = levels;
  const lifted = plane(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const near: number[] = [];
      for (let v = Math.max(0, y - 1); v < Math.min(height, y + 2); v++) {
        for (let u = Math.max(0, x - 1); u < Math.min(width, x + 2); u++) {
          near.push(levels.pixels[v * width + u]);
        }
      }
      near.sort((a, b) => a - b);
      lifted.pixels[y * width + x] = Math.max(
        levels.pixels[y * width + x],
        near[near.length >> 1],
      );
    }
  }
  return lifted;
}
