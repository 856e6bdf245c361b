import * as image from "@/image/mod.ts";
import { fingerprintMinutiae } from "./fingerprint_minutiae.ts";
import type { Measure } from "./measure.ts";

/** Ink is above it, 0..255. */
const INK = 127;
/** Width and height of a block of one orientation, in pixels. */
const BLOCK = 3;

/**
 * How a fingerprint looks, in five numbers.
 *
 * @example An even picture has no ridges, and none of it is a print
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const even = { width: 32, height: 32, pixels: new Uint8Array(1024) };
 * deepStrictEqual(FINGERPRINT_MEASURES.map((m) => m.of(even)),
 *   [0, undefined, undefined, undefined, 0]);
 * ```
 */
export const FINGERPRINT_MEASURES: Measure[] = [
  { name: "ridge period", unit: "px", of: periodOf },
  { name: "coherence", unit: "% of 1", of: coherencePercent },
  { name: "minutiae", unit: "per 100 ridges^2", of: minutiaeOf },
  { name: "dark", unit: "% of print", of: darkPercent },
  { name: "print", unit: "% of pixels", of: printPercent },
];

/** The picture as a scan: dark ridges on light ground. */
function maskOf(print: image.GreyImage): image.Plane {
  return image.ridgeMask(image.mapPixels(print, (p) => 255 - p), BLOCK);
}

function fieldOf(print: image.GreyImage): image.OrientationField {
  return image.orientationField(print, { step: BLOCK, radius: 2 });
}

/** 0 where no ridges repeat. */
function periodOf(print: image.GreyImage): number {
  const mask = maskOf(print);
  return image.ridgePeriod(print, fieldOf(print), mask) ?? 0;
}

function coherencePercent(print: image.GreyImage): number | undefined {
  const field = fieldOf(print);
  return meanInside(
    maskOf(print),
    (block) => 100 * image.coherenceOf(field, block),
  );
}

function minutiaeOf(print: image.GreyImage): number | undefined {
  const found = fingerprintMinutiae(print);
  if (found.area === 0) return undefined;
  return 100 * found.minutiae.length / found.area;
}

function darkPercent(print: image.GreyImage): number | undefined {
  const dark = image.mapPixels(print, (p) => p > INK ? 100 : 0);
  const share = image.blockMean(dark, BLOCK).pixels;
  return meanInside(maskOf(print), (block) => share[block]);
}

function printPercent(print: image.GreyImage): number {
  const { pixels } = maskOf(print);
  return 100 * pixels.reduce((sum, inside) => sum + inside, 0) / pixels.length;
}

/** The mean over the blocks of a print; nothing if there are none. */
function meanInside(
  mask: image.Plane,
  of: (block: number) => number,
): number | undefined {
  let sum = 0, area = 0;
  mask.pixels.forEach((inside, block) => {
    if (!inside) return;
    sum += of(block);
    area++;
  });
  return area === 0 ? undefined : sum / area;
}
