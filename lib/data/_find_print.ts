import * as image from "@/image/mod.ts";

/** Longest side that ridges are looked for at. */
const LOOK = 320;
/** Width and height of a block of pixels that is print or ground. */
const BLOCK = 3;
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
  /** Whether its ridges are light on a dark ground */
  isLight: boolean;
}

/** Looks for a print in a scan without a frame; nothing if all is even. */
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
  const period = image.ridgePeriod(small, field, mask) ?? usual;
  const core = image.corePoint(field, mask, period);
  return {
    mask,
    block: BLOCK * scan.width / small.width,
    period: period / BLOCK,
    middle: core ? { x: core.x / BLOCK, y: core.y / BLOCK } : centroid(mask),
    isLight: isLight(small, mask),
  };
}

/**
 * Where a square around the print's middle begins, moved into the print as far
 * as it fits.
 */
export function squareIn({ mask, middle }: Print, side: number): image.Point {
  const box = image.inkBox(mask, 0.5)!;
  return {
    x: startIn(box.left, box.right + 1, { middle: middle.x, side }),
    y: startIn(box.top, box.bottom + 1, { middle: middle.y, side }),
  };
}

function startIn(
  first: number,
  end: number,
  { middle, side }: { middle: number; side: number },
): number {
  const spare = end - first - side;
  if (spare < 0) return first + spare / 2;
  return Math.max(first, Math.min(first + spare, middle - side / 2));
}

/** Whether the ground is clearly darker than the print on it. */
function isLight(scan: image.GreyImage, mask: image.Plane): boolean {
  const levels = image.blockMean(scan, BLOCK).pixels;
  let ground = 0, print = 0, area = 0;
  for (let i = 0; i < levels.length; i++) {
    if (mask.pixels[i]) print += levels[i];
    else ground += levels[i];
    area += mask.pixels[i];
  }
  const rest = levels.length - area;
  return rest > 0.05 * levels.length && ground / rest + FAINT < print / area;
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
