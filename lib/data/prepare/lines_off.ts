import * as image from "@/image/mod.ts";

/** Coverage above this is ink. */
const INK = 0.5;
/** A ruled line is seen in this share of the width, up to both sides. */
const RULED = 0.85;
const SIDE = 0.02;
/** A line of a border is this long, and so far from the side at most. */
const FRAME = 0.6;
const RIM = 0.15;
/** A border has lines at so many sides of the picture. */
const SIDES = 3;
/** Lines that are looked for each way. */
const MOST = 16;

/**
 * Strokes without ruled lines and without the border of a card or detector.
 *
 * A ruled line is thin, straight, and goes from one side of the picture to the
 * other; an underline stops before. A border is such lines near the sides that
 * need not reach them, at three sides or all four: all beyond it goes too.
 * Strokes that cross a line stay whole.
 *
 * @param strokes Coverage 0..1, the whole picture, not cropped
 */
export function linesOff(strokes: image.GreyImage): image.GreyImage {
  const across = linesOf(strokes);
  const down = linesOf(image.transpose(strokes));
  const isFramed = sidesOf(across) + sidesOf(down) >= SIDES;
  const open = withoutFrame(strokes);
  const level = withoutLines(open, across, isFramed);
  if (down.length === 0) return level;
  return image.transpose(withoutLines(image.transpose(level), down, isFramed));
}

/** Without the pieces of a border that no stroke touches. */
function withoutFrame(strokes: image.GreyImage): image.GreyImage {
  const pieces = image.components(strokes, INK);
  const { width, height } = strokes;
  const frame = image.framePieces(pieces, width, height);
  if (!frame.includes(true)) return strokes;
  const { labels } = pieces;
  return image.mapPixels(
    strokes,
    (c, i) => labels[i] && frame[labels[i] - 1] ? 0 : c,
  );
}

/** A line in a picture. */
interface Found extends image.StraightLine {
  /** How far down the picture its middle is, 0..1 */
  depth: number;
  /** Whether it is shorter than the other side of the picture */
  isShort: boolean;
}

/** All long lines across, longest first. */
function linesOf(strokes: image.GreyImage): Found[] {
  const lines: Found[] = [];
  for (let left = strokes; lines.length < MOST;) {
    const line = image.straightLine(left, INK);
    if (!line || line.share < FRAME) break;
    const depth = line.rows[left.width >> 1] / left.height;
    lines.push({ ...line, depth, isShort: left.width < left.height });
    left = image.withoutLine(left, line, INK);
  }
  return lines;
}

function isRuled({ share, from, to, rows, depth, isShort }: Found): boolean {
  const width = rows.length;
  // The stem of a letter may be as tall as a picture cropped to the ink.
  if (isShort && Math.min(depth, 1 - depth) > SIDE) return false;
  return share >= RULED && from <= SIDE * width && to >= (1 - SIDE) * width - 1;
}

function isBorder({ depth }: Found): boolean {
  return depth <= RIM || depth >= 1 - RIM;
}

/** At how many of two opposite sides a border is seen. */
function sidesOf(lines: Found[]): number {
  const borders = lines.filter(isBorder);
  return new Set(borders.map(({ depth }) => depth < 0.5)).size;
}

function withoutLines(
  strokes: image.GreyImage,
  lines: Found[],
  isFramed: boolean,
): image.GreyImage {
  return lines.reduce((left, line) => {
    if (isFramed && isBorder(line)) return cutBeyond(left, line);
    return isRuled(line) ? image.withoutLine(left, line, INK) : left;
  }, strokes);
}

/** Nothing is left on a border, nor between it and its side. */
function cutBeyond(
  strokes: image.GreyImage,
  { rows, thick, depth }: Found,
): image.Plane {
  const { width } = strokes;
  const reach = thick / 2 + 2;
  return image.mapPixels(strokes, (c, i) => {
    const y = Math.floor(i / width);
    const row = rows[i - y * width];
    return (depth < 0.5 ? y > row + reach : y < row - reach) ? c : 0;
  });
}
