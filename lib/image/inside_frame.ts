import type { Box } from "./crop.ts";
import type { GreyImage } from "./grey_image.ts";

/** A frame is looked for in this share of the width or height, each side. */
const DEEP = 0.15;
/** So many pixels of a line of a frame are of one level, or nearly. */
const SAME = 0.95;
/** How far from one another such levels may be. */
const NEARLY = 12;
/** Lines between two even ones that are a blend of frame and picture. */
const BLEND = 2;

/**
 * The part of a picture inside its frame: bevels, bars, and empty margins.
 *
 * From each side, lines of one level are peeled off, whatever the level: a bar
 * may be black, or white where it was transparent. What is drawn, ridges or
 * strokes, is not of one level. Corners are left out of account, where the bars
 * of two sides meet.
 *
 * @returns All of the picture when it has no frame
 *
 * @example A bar on the left, two pixels wide
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array(400).map((_, i) =>
 *   i % 20 < 2 ? 0 : (i * 7) % 11 * 25);
 * deepStrictEqual(insideFrame({ width: 20, height: 20, pixels }),
 *   { left: 2, top: 0, right: 19, bottom: 19 });
 * ```
 */
export function insideFrame(image: GreyImage): Box {
  const { width, height } = image;
  const row = (y: number) => middleOf(y * width, { step: 1, length: width });
  const column = (x: number) => middleOf(x, { step: width, length: height });
  const peel = (size: number, lineAt: (depth: number) => Line) =>
    frameDepth(image, size, lineAt);
  return {
    left: peel(width, column),
    top: peel(height, row),
    right: width - 1 - peel(width, (depth) => column(width - 1 - depth)),
    bottom: height - 1 - peel(height, (depth) => row(height - 1 - depth)),
  };
}

/** Pixels of a row or column. */
interface Line {
  start: number;
  step: number;
  length: number;
}

/** A line without its ends. */
function middleOf(
  start: number,
  { step, length }: Omit<Line, "start">,
): Line {
  const end = Math.floor(DEEP * length);
  return { start: start + end * step, step, length: length - 2 * end };
}

/** How many lines from one side belong to the frame. */
function frameDepth(
  image: GreyImage,
  size: number,
  lineAt: (depth: number) => Line,
): number {
  let frame = 0;
  for (let depth = 0; depth < DEEP * size; depth++) {
    if (depth > frame + BLEND) break;
    if (isEven(image, lineAt(depth))) frame = depth + 1;
  }
  return frame;
}

/** Whether a line has one level only, but for a few pixels. */
function isEven({ pixels }: GreyImage, { start, step, length }: Line): boolean {
  const line = new Uint8Array(length);
  for (let k = 0; k < length; k++) line[k] = pixels[start + k * step];
  line.sort();
  const level = line[length >> 1];
  let same = 0;
  for (let k = 0; k < length; k++) {
    if (Math.abs(line[k] - level) <= NEARLY) same++;
  }
  return same >= SAME * length;
}
