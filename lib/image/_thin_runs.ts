import type { GreyImage } from "./grey_image.ts";

/** Pixels of ink above one another in a column, thin enough for a line. */
export interface Run {
  x: number;
  top: number;
  bottom: number;
}

/** All runs that are at most a fiftieth of the longest side, by columns. */
export function thinRuns(
  { width, height, pixels }: GreyImage,
  threshold: number,
): Run[] {
  const most = Math.max(3, Math.ceil(Math.max(width, height) / 50));
  const runs: Run[] = [];
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      if (!(pixels[y * width + x] > threshold)) continue;
      const top = y;
      while (y < height && pixels[y * width + x] > threshold) y++;
      if (y - top <= most) runs.push({ x, top, bottom: y - 1 });
    }
  }
  return runs;
}

/** How far off a line may be bent, in pixels: 1 in 150. */
export function bendOf({ width }: { width: number }): number {
  return Math.max(1, Math.floor(width / 150));
}
