import {
  type Component,
  type Components,
  components,
  type GreyImage,
  strokeWidth,
} from "@/image/mod.ts";

/** The pieces of ink that people wrote. */
export interface Pieces extends Components {
  width: number;
  height: number;
  /** Which of the list are written, not dust, not the edge of the sheet */
  written: number[];
}

/**
 * Takes ink apart into pieces, and says which a hand may have written.
 *
 * @param ink 1 where ink is
 * @param lines From `printedLines`; 1 is not looked at
 */
export function writtenPieces(
  ink: GreyImage & { pixels: Uint8Array },
  lines: Uint8Array,
): Pieces {
  const { width, height } = ink;
  const pixels = ink.pixels.map((p, i) => lines[i] === 1 ? 0 : p);
  const hand = { width, height, pixels };
  const dust = Math.max(3, 0.5 * strokeWidth(hand, 0.5) ** 2);
  const pieces = components(hand, 0.5);
  const written = [...pieces.list.keys()].filter((k) => {
    const piece = pieces.list[k];
    return piece.area > dust && !isEdge(piece, width, height);
  });
  return { ...pieces, width, height, written };
}

/** No hand writes over a larger share of a sheet's width or height. */
const LARGEST = 0.7;

/** A shadow or rim: very large, or on the border and long or thin there. */
function isEdge(
  { left, top, right, bottom }: Component,
  width: number,
  height: number,
): boolean {
  const atSide = left < 2 || right >= width - 2;
  const atEnd = top < 2 || bottom >= height - 2;
  const tall = bottom - top + 1, wide = right - left + 1;
  if (tall > LARGEST * height || wide > LARGEST * width) return true;
  return (atSide && (tall > 0.12 * height || wide < 0.02 * width)) ||
    (atEnd && (wide > 0.12 * width || tall < 0.02 * height));
}
