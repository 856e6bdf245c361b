import { type Box, components, distance, type GreyImage } from "@/image/mod.ts";
import type { Group } from "./groups.ts";

/** What is a larger part of the sheet is no cell, but the space between. */
const LARGEST = 0.5;
/** Half the thickness of what parts cells, in pixels. */
const WALL = 3;

/**
 * The printed cell that each signature stands in, or its own box in none.
 *
 * A signature stands in the area between lines where its middle is.
 *
 * @param lines From `printedLines`
 */
export function cellsOf(
  groups: readonly Group[],
  lines: Uint8Array,
  { width, height }: Pick<GreyImage, "width" | "height">,
): Box[] {
  // Walls are thicker than lines, so that no area leaks through a faint spot.
  const away = distance({ width, height, pixels: lines }, 0, WALL + 1);
  const { labels, list } = components(away, WALL);
  return groups.map(({ left, top, right, bottom }) => {
    const x = left + right >> 1, y = top + bottom >> 1;
    const cell = list[labels[y * width + x] - 1];
    const isCell = cell !== undefined &&
      (cell.right - cell.left) * (cell.bottom - cell.top) <
        LARGEST * width * height;
    return isCell ? cell : { left, top, right, bottom };
  });
}
