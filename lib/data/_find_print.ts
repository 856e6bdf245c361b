import * as image from "@/image/mod.ts";

/** Longest side that ridges are looked for at. */
const LOOK = 320;
/** Width and height of a block of pixels that is print or ground. */
const BLOCK = 3;
/** Periods are told from one another when they differ by that factor. */
const STEP = 1.08;
/** And squares begin at every third block, for the same reason. */
const GRID = 3;
/** A corner is that share of the shorter side. */
const CORNER = 0.08;
/** A finger is so many ridges wide, where they cannot be counted. */
const RIDGES = 24;
/** Levels that a print must be darker than its ground, at its darkest. */
const FAINT = 16;

/** What is found of a print; all in blocks, as the mask has them. */
export interface Print {
  /** 1 on the print, 0 on the ground around it */
  mask: image.Plane;
  /** Pixels of the scan to a block */
  block: number;
  /** Ridge to ridge */
  period: number;
  /** The core; the middle of the print where it has none */
  middle: image.Point;
}

/** Looks for a print of dark ridges without a frame; none if all is even. */
export function findPrint(scan: image.GreyImage): Print | undefined {
  const counts = image.histogram(scan);
  const contrast = image.quantile(counts, 0.98) - image.quantile(counts, 0.02);
  if (contrast < FAINT) return undefined;
  const small = image.shrinkTo(scan, LOOK);
  const mask = image.ridgeMask(small, BLOCK);
  const box = image.inkBox(mask, 0.5);
  if (!box) return undefined;
  const usual = (box.right - box.left + 1) * BLOCK / RIDGES;
  const radius = Math.ceil(1.2 * usual / BLOCK);
  const field = image.orientationField(small, { step: BLOCK, radius });
  const period = snap(image.ridgePeriod(small, field, mask) ?? usual);
  const core = image.corePoint(field, mask, period);
  return {
    mask,
    block: BLOCK * scan.width / small.width,
    period: period / BLOCK,
    middle: core ? { x: core.x / BLOCK, y: core.y / BLOCK } : centroid(mask),
  };
}

/** To whole steps, so that a scan saved anew comes to the same scale. */
function snap(period: number): number {
  return STEP ** Math.round(Math.log(period) / Math.log(STEP));
}

/**
 * Where a square around the print's middle begins, moved into a part of the
 * scan as far as it fits.
 *
 * @param within In pixels of the scan
 */
export function squareIn(
  { middle, block }: Print,
  side: number,
  within: image.Box,
): image.Point {
  const { left, top, right, bottom } = within;
  const start = (first: number, last: number, near: number) =>
    startIn(first / block, (last + 1) / block, { middle: near, side });
  return {
    x: start(left, right, middle.x),
    y: start(top, bottom, middle.y),
  };
}

function startIn(
  first: number,
  end: number,
  { middle, side }: { middle: number; side: number },
): number {
  const spare = end - first - side;
  if (spare < 0) return Math.round(first + spare / 2);
  const start = GRID * Math.round((middle - side / 2) / GRID);
  return Math.max(Math.ceil(first), Math.min(Math.floor(first + spare), start));
}

/** The picture with dark ridges, whatever the ground: corners tell it. */
export function darkRidges(scan: image.GreyImage): image.GreyImage {
  const counts = image.histogram(scan);
  const dark = image.quantile(counts, 0.05);
  const light = image.quantile(counts, 0.95);
  const { width, height } = scan;
  const side = Math.ceil(CORNER * Math.min(width, height));
  const corners = [0, width - side].flatMap((left) =>
    [0, height - side].map((top) => {
      const box = { left, top, right: left + side - 1, bottom: top + side - 1 };
      const { pixels } = image.crop(scan, box);
      return pixels.reduce((sum, p) => sum + p, 0) / pixels.length;
    })
  );
  return Math.max(...corners) < dark + 0.25 * (light - dark)
    ? image.mapPixels(scan, (p) => 255 - p)
    : scan;
}

function centroid({ width, pixels }: image.Plane): image.Point {
  let x = 0, y = 0, area = 0;
  for (let i = 0; i < pixels.length; i++) {
    x += pixels[i] * (i % width + 0.5);
    y += pixels[i] * (Math.floor(i / width) + 0.5);
    area += pixels[i];
  }
  return { x: x / area, y: y / area };
}
