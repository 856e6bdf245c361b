import { createHash } from "node:crypto";
import * as image from "@/image/mod.ts";

/** What one look at a scan, as it came, tells. */
export interface Look {
  width: number;
  height: number;
  /** Median grey of its outermost pixels, 0..255 */
  border: number;
  /** Light ink on dark paper */
  isLightOnDark: boolean;
  /** Two or more sides are an even line that is not paper */
  hasFrame: boolean;
  /** Equal for equal size and pixels only */
  digest: string;
}

/** A line is even when its levels are this near to each other. */
const EVEN = 8;
/** And no paper when it is this far from it. */
const APART = 40;

/** Looks at a scan. */
export function look(scan: image.GreyImage): Look {
  const { width, height } = scan;
  const ring = image.borderPixels(scan);
  const isLightOnDark = image.isLightOnDark(scan);
  return {
    width,
    height,
    border: image.quantile(
      image.histogram({ width: ring.length, height: 1, pixels: ring }),
      0.5,
    ),
    isLightOnDark,
    hasFrame: hasFrame(scan),
    digest: createHash("sha256").update(`${width}x${height}`)
      .update(Uint8Array.from(scan.pixels)).digest("base64"),
  };
}

/** Whether at least two sides are an even line, unlike the light paper. */
function hasFrame(scan: image.GreyImage): boolean {
  const { width, height, pixels } = scan;
  const paper = image.quantile(image.histogram(scan), 0.9);
  const isFrame = (length: number, at: (k: number) => number) => {
    let [low, high] = [255, 0];
    // The corners may belong to the other sides.
    for (let k = Math.ceil(0.1 * length); k < 0.9 * length; k++) {
      const level = pixels[at(k)];
      if (level < low) low = level;
      if (level > high) high = level;
    }
    return high - low <= EVEN && Math.abs(paper - (low + high) / 2) > APART;
  };
  const sides = [
    isFrame(width, (x) => x),
    isFrame(width, (x) => (height - 1) * width + x),
    isFrame(height, (y) => y * width),
    isFrame(height, (y) => y * width + width - 1),
  ];
  return sides.filter(Boolean).length >= 2;
}
