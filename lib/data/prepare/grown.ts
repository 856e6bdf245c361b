import * as image from "@/image/mod.ts";

/** How strokes are drawn. */
export interface GrownOptions {
  /** Width and height of the result */
  size: number;
  /** Strokes are at least this wide in the result, in pixels */
  stroke: number;
  /** Free paper on each side, as a share of `size` */
  margin: number;
}

/** Strokes are drawn this many times larger than the result. */
const FINE = 3;

/**
 * Strokes in the middle of a square of paper, grown where they are too thin.
 *
 * Drawn three times as large as the result. They are grown where pixels are
 * smallest, before they shrink or after they are enlarged, so that no hairline
 * is averaged away.
 *
 * @param strokes Coverage 0..1, cropped to the ink
 * @returns `[3 size, 3 size]`, 0..1
 */
export function grown(
  strokes: image.GreyImage,
  { size, stroke, margin }: GrownOptions,
): image.Plane {
  const inner = FINE * size * (1 - 2 * margin);
  const wide = FINE * stroke;
  const longest = Math.max(strokes.width, strokes.height);
  const thin = image.strokeWidth(strokes, 0.5);
  // What they grow by is not taken from the margin:
  // inner = longest * scale + (wide - thin * scale).
  const scale = Math.min(
    inner / longest,
    (inner - wide) / Math.max(1, longest - thin),
  );
  const drawn = scale < 1
    ? scaled(thickened(strokes, wide / scale), scale)
    : thickened(scaled(strokes, scale), wide);
  return image.padToSquare(drawn, FINE * size);
}

function scaled(strokes: image.GreyImage, scale: number) {
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return image.resize(strokes, side(strokes.width), side(strokes.height));
}

/** Strokes are on average at least `stroke` pixels wide, with room for it. */
function thickened(strokes: image.GreyImage, stroke: number) {
  const missing = stroke - image.strokeWidth(strokes, 0.5);
  const radius = Math.max(0, missing / 2);
  return image.thicken(image.pad(strokes, Math.ceil(radius) + 1), radius);
}
