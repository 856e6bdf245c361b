import * as image from "@/image/mod.ts";

/** A speck is smaller than this, in squares of the width of the strokes. */
const SPECK = 0.5;
/** A dot is smaller than this. */
const DOT = 3;
/** A dot belongs to what is written so near, of the longest side of that. */
const NEAR = 0.25;

/**
 * Strokes without specks, and without dots far from all that is written.
 *
 * What is left keeps its soft edges.
 *
 * @param strokes Coverage 0..1
 */
export function specksOff(strokes: image.GreyImage): image.Plane {
  const { labels, list } = image.components(strokes, 0.5);
  const unit = image.strokeWidth(strokes, 0.5) ** 2;
  const written = around(list.filter(({ area }) => area >= DOT * unit));
  const keep = list.map((piece) =>
    piece.area >= DOT * unit ||
    piece.area >= SPECK * unit && isNear(piece, written)
  );
  const near = image.localMax(
    image.mapPixels(
      strokes,
      (_, i) => labels[i] && keep[labels[i] - 1] ? 1 : 0,
    ),
    1,
  );
  return image.mapPixels(strokes, (c, i) => near.pixels[i] ? c : 0);
}

/** The box around all; nothing without any. */
function around(list: image.Component[]): image.Box | undefined {
  if (list.length === 0) return undefined;
  return {
    left: Math.min(...list.map(({ left }) => left)),
    top: Math.min(...list.map(({ top }) => top)),
    right: Math.max(...list.map(({ right }) => right)),
    bottom: Math.max(...list.map(({ bottom }) => bottom)),
  };
}

/** Dots alone are all near. */
function isNear(piece: image.Box, written?: image.Box): boolean {
  if (!written) return true;
  const { left, top, right, bottom } = written;
  const far = Math.max(
    left - piece.right,
    piece.left - right,
    top - piece.bottom,
    piece.top - bottom,
  );
  return far <= NEAR * Math.max(right - left, bottom - top);
}
