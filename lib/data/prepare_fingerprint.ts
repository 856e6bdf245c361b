import * as image from "@/image/mod.ts";

/** How a fingerprint becomes a picture to learn from. */
export interface FingerprintOptions {
  /** Width and height of the result */
  size: number;
}

/** The part of a SOCOFing image inside its bevel and bar, by its size. */
const SOCOFING_PRINT: Record<string, image.Box> = {
  "96x103": { left: 2, top: 2, right: 91, bottom: 98 },
  // Enlarged by its makers, frame and all, and so blurred.
  "241x298": { left: 8, top: 9, right: 227, bottom: 282 },
};

/**
 * A fingerprint as ridges on paper: paper 0, ridges high, never squeezed.
 *
 * The frame of SOCOFing is cut off, the print is stretched to full contrast,
 * averaged down and padded to a square with paper. An uneven grey ground, as
 * in FVC DB4, stays grey.
 *
 * @param scan Dark ridges on light ground
 * @returns `[size, size]`, 0 = paper, 255 = ridge; nothing if all is one level
 */
export function prepareFingerprint(
  scan: image.GreyImage,
  { size }: FingerprintOptions,
): Uint8Array | undefined {
  const print = image.shrinkTo(withoutFrame(scan), 4 * size);
  const counts = image.histogram(print);
  const low = image.quantile(counts, 0.02);
  const high = image.quantile(counts, 0.98);
  if (high - low < 16) return undefined;
  const ridges = image.mapPixels(
    print,
    (p) => Math.max(0, Math.min(1, (high - p) / (high - low))),
  );
  const scale = size / Math.max(ridges.width, ridges.height);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const small = image.resize(ridges, side(ridges.width), side(ridges.height));
  const square = image.padToSquare(small, size);
  return Uint8Array.from(square.pixels, (c) => Math.round(255 * c));
}

function withoutFrame(scan: image.GreyImage): image.GreyImage {
  const box = SOCOFING_PRINT[`${scan.width}x${scan.height}`];
  return box ? image.crop(scan, box) : scan;
}
