import type { Box } from "./crop.ts";
import type { GreyImage } from "./grey_image.ts";
import { histogram, quantile } from "./otsu.ts";

/** A frame is looked for in this share of the width or height, each side. */
const DEEP = 0.15;
/** So many pixels of a line of a frame are of one level, or nearly. */
const SAME = 0.85;
/** How far from one another such levels may be. */
const NEARLY = 12;
/** Lines between two even ones that are a blend of frame and picture. */
const BLEND = 2;

/**
 * The part of a picture inside its frame: bevels, bars and borders.
 *
 * From each side, lines of one level are peeled off up to the last that is
 * darker than the paper by a fifth of the contrast; lines of paper alone are no
 * frame. What is drawn, ridges or strokes, is not of one level.
 *
 * @returns All of the picture when it has no frame
 *
 * @example A bar on the left, two pixels wide
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array(400).map((_, i) =>
 *   i % 20 < 2 ? 0 : (i * 7) % 11 * 25);
 * strictEqual(insideFrame({ width: 20, height: 20, pixels }).left, 2);
 * ```
 */
export function insideFrame(image: GreyImage): Box {
  const { width, height } = image;
  const counts = histogram(image);
  const light = quantile(counts, 0.95), dark = quantile(counts, 0.05);
  const paper = light - Math.max(NEARLY, (light - dark) / 5);
  const row = (y: number) => ({ start: y * width, step: 1, length: width });
  const column = (x: number) => ({ start: x, step: width, length: height });
  const peel = (size: number, lineAt: (depth: number) => Line) =>
    frameDepth(image, { size, paper, lineAt });
  return {
    left: peel(width, column),
    top: peel(height, row),
    right: width - 1 - peel(width, (depth) => column(width - 1 - depth)),
    bottom: height - 1 - peel(height, (depth) => row(height - 1 - depth)),
  };
}

/** Pixels in a row or column. */
interface Line {
  start: number;
  step: number;
  length: number;
}

/** How many lines from one side belong to the frame. */
function frameDepth(
  image: GreyImage,
  { size, paper, lineAt }: {
    size: number;
    paper: number;
    lineAt: (depth: number) => Line;
  },
): number {
  let frame = 0, last = -1;
  for (let depth = 0; depth < DEEP * size; depth++) {
    if (depth - last > BLEND + 1) break;
    const level = levelOf(image, lineAt(depth));
    if (level === undefined) continue;
    last = depth;
    if (level < paper) frame = depth + 1;
  }
  return frame;
}

/** The one level of a line, if it has but one. */
function levelOf(
  { pixels }: GreyImage,
  { start, step, length }: Line,
): number | undefined {
  const line = new Uint8Array(length);
  for (let k = 0; k < length; k++) line[k] = pixels[start + k * step];
  line.sort();
  const level = line[length >> 1];
  const same = line.reduce(
    (count, p) => Math.abs(p - level) <= NEARLY ? count + 1 : count,
    0,
  );
  return same >= SAME * length ? level : undefined;
}
