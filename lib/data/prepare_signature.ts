import * as image from "@/image/mod.ts";

/** How a signature becomes a picture to learn from. */
export interface SignatureOptions {
  /** Width and height of the result */
  size: number;
  /** Strokes are at least this wide in the result, in pixels */
  stroke?: number;
  /** Free paper on each side, as a share of `size` */
  margin?: number;
}

/** Longest side that strokes are looked for at. */
const SCAN = 512;
/** Strokes are drawn this many times larger than the result. */
const FINE = 3;

/**
 * A signature as clean strokes: paper exactly 0, ink 255, soft edges between.
 *
 * The paper's shade and grain are removed, every stroke is cut at half of its
 * own darkness, specks and card edges are dropped, the ink is cropped, strokes
 * that would be too thin are grown, and the whole is averaged down to size.
 *
 * @param scan Any grey picture of ink on paper, either way round
 * @returns `[size, size]`, 0 = paper, 255 = ink; nothing if there is no ink
 */
export function prepareSignature(
  scan: image.GreyImage,
  { size, stroke = 1.5, margin = 0.05 }: SignatureOptions,
): Uint8Array | undefined {
  const found = findInk(image.darkOnLight(image.shrinkTo(scan, SCAN)));
  if (!found) return undefined;
  const strokes = dropSpecks(found);
  const box = image.inkBox(strokes, 0.5);
  if (!box) return undefined;
  return draw(image.crop(strokes, box), { size, stroke, margin });
}

/** Where ink is, before specks are dropped. */
interface Ink {
  /** How much darker than the paper, 0..255 */
  dark: image.Plane;
  /** `dark` as a share of the darkest nearby: above one half is a stroke */
  cover: image.Plane;
  /** `dark` in the core of a well-inked stroke */
  core: number;
}

/** Parts ink from paper; nothing when all is paper. */
function findInk(scan: image.GreyImage): Ink | undefined {
  const paper = image.paper(scan);
  const off = image.mapPixels(scan, (p, i) => paper.pixels[i] - p);
  // Paper is most of the picture, so the median deviation is its grain.
  const spread = image.histogram(image.mapPixels(off, Math.abs));
  const faint = Math.max(12, 5 * image.quantile(spread, 0.5));
  const dark = image.mapPixels(off, (d) => Math.max(0, d));
  const counts = image.histogram(dark).fill(0, 0, Math.ceil(faint));
  if (counts.every((count) => count === 0)) return undefined;
  const core = image.quantile(counts, 0.9);
  const least = Math.max(faint, 0.3 * core);
  const reach = Math.ceil(Math.max(scan.width, scan.height) / 60);
  const nearby = image.localMax(dark, reach);
  const cover = image.mapPixels(
    dark,
    (d, i) => d / Math.max(least, nearby.pixels[i]),
  );
  return { dark, cover, core };
}

/** Keeps the pieces that are dark, large and no frame; the rest becomes 0. */
function dropSpecks({ dark, cover, core }: Ink): image.Plane {
  const pieces = image.components(cover, 0.5);
  const { labels, list } = pieces;
  const frame = image.framePieces(pieces, cover.width, cover.height);
  const peak = new Float32Array(list.length);
  for (let i = 0; i < labels.length; i++) {
    const k = labels[i] - 1;
    if (k >= 0 && dark.pixels[i] > peak[k]) peak[k] = dark.pixels[i];
  }
  const least = 0.5 * image.strokeWidth(cover, 0.5) ** 2;
  const keep = list.map((piece, k) =>
    !frame[k] && peak[k] > 0.4 * core && piece.area >= least
  );
  const near = image.localMax(
    image.mapPixels(cover, (_, i) => labels[i] && keep[labels[i] - 1] ? 1 : 0),
    1,
  );
  return image.mapPixels(cover, (c, i) => near.pixels[i] ? c : 0);
}

/** Draws cropped strokes into the middle of a square of paper. */
function draw(
  strokes: image.GreyImage,
  { size, stroke, margin }: Required<SignatureOptions>,
): Uint8Array {
  const inner = FINE * size * (1 - 2 * margin);
  const scale = inner / Math.max(strokes.width, strokes.height);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const large = image.resize(
    strokes,
    side(strokes.width),
    side(strokes.height),
  );
  const missing = FINE * stroke - image.strokeWidth(large, 0.5);
  const radius = Math.max(0, missing / 2);
  const drawn = image.thicken(image.pad(large, Math.ceil(radius) + 1), radius);
  const square = image.padToSquare(drawn, FINE * size);
  const small = image.resize(square, size, size);
  return Uint8Array.from(small.pixels, (c) => Math.round(255 * c));
}
