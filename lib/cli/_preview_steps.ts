/** A sheet with one image a row, and one step of its preparation a column. */
import type { FileSteps } from "@/data/mod.ts";
import { type GreyImage, padToSquare, resize } from "@/image/mod.ts";
import { sheet } from "@/viz/mod.ts";

/** Width and height of a picture on the sheet. */
const CELL = 128;

/** What stands on the sheet besides pictures. */
export interface StepsWords {
  title: string;
  metadata: Record<string, string>;
}

/**
 * Draws steps as PNG bytes; a row ends where no ink was found.
 *
 * @param images At least one
 */
export function stepsSheet(
  images: FileSteps[],
  words: StepsWords,
): Promise<Uint8Array<ArrayBuffer>> {
  const longest = images.reduce((a, b) =>
    b.steps.length > a.steps.length ? b : a
  );
  const names = longest.steps.map(({ name }) => name);
  const area = CELL ** 2;
  const pixels = new Uint8Array(images.length * names.length * area);
  images.forEach(({ steps }, row) =>
    steps.forEach(({ picture }, column) =>
      pixels.set(fitted(picture), (row * names.length + column) * area)
    )
  );
  return sheet({ pixels, size: CELL }, {
    ...words,
    columns: names.length,
    columnTitles: names,
    rowTitles: images.map(({ file }) => file.slice(file.lastIndexOf("/") + 1)),
  });
}

/** A picture in the middle of a cell, as large as it can be, ink high. */
function fitted(picture: GreyImage): Uint8Array {
  const scale = CELL / Math.max(picture.width, picture.height);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const { width, height } = picture;
  const ink = Uint8ClampedArray.from(picture.pixels, (level) => 255 - level);
  const dark = { width, height, pixels: Uint8Array.from(ink) };
  const cell = padToSquare(resize(dark, side(width), side(height)), CELL);
  return Uint8Array.from(cell.pixels, Math.round);
}
