import * as image from "@/image/mod.ts";

/** Longest side that strokes are looked for at. */
const SCAN = 512;

/**
 * How much darker than its paper a scan is: shade and grain become exactly 0.
 *
 * So sheets of one kind of paper cannot be told from those of another: neither
 * its grey nor its grain is left.
 *
 * @param scan Any grey picture of ink on paper, either way round
 * @returns 0..255, longest side at most 512; 0 where it is paper
 */
export function paperOff(scan: image.GreyImage): image.Plane {
  const dark = image.darkOnLight(image.shrinkTo(scan, SCAN));
  const paper = image.paper(dark);
  const off = image.mapPixels(dark, (p, i) => paper.pixels[i] - p);
  // Paper is most of the picture, so the median deviation is its grain.
  const spread = image.histogram(image.mapPixels(off, Math.abs));
  const faint = Math.ceil(Math.max(12, 5 * image.quantile(spread, 0.5)));
  return image.mapPixels(off, (d) => d < faint ? 0 : d);
}
