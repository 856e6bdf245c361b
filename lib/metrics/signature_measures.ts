import {
  components,
  type GreyImage,
  inkBox,
  inkSlant,
  strokeWidth,
} from "@/image/mod.ts";
import type { Measure } from "./measure.ts";

/** Ink is above it, 0..255. */
const INK = 127;

/**
 * How a signature looks, in five numbers.
 *
 * @example A bar is wider than high, and one piece
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array(64).fill(255, 8, 16);
 * const bar = { width: 8, height: 8, pixels };
 * const [ink, , aspect, , pieces] = SIGNATURE_MEASURES;
 * deepStrictEqual([ink, aspect, pieces].map((m) => m.of(bar)), [12.5, 8, 1]);
 * ```
 */
export const SIGNATURE_MEASURES: Measure[] = [
  { name: "ink", unit: "% of pixels", of: inkPercent },
  { name: "stroke width", unit: "px", of: widthOf },
  { name: "aspect", unit: "width / height", of: aspectOf },
  { name: "slant", unit: "degrees", of: (image) => inkSlant(image, INK) },
  {
    name: "pieces",
    unit: "per picture",
    of: (image) => components(image, INK).list.length,
  },
];

function inkPercent({ pixels }: GreyImage): number {
  let ink = 0;
  for (const pixel of pixels) if (pixel > INK) ink++;
  return 100 * ink / pixels.length;
}

function widthOf(image: GreyImage): number | undefined {
  return strokeWidth(image, INK) || undefined;
}

function aspectOf(image: GreyImage): number | undefined {
  const box = inkBox(image, INK);
  if (!box) return undefined;
  return (box.right - box.left + 1) / (box.bottom - box.top + 1);
}
