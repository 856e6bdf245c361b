import * as image from "@/image/mod.ts";

/** A stroke is at least this dark somewhere, of a well-inked one. */
const DARK = 0.4;
/** What is fainter than this, of a well-inked stroke, is no edge of its own. */
const EDGE = 0.3;

/**
 * Coverage by strokes, each cut at half of its own darkness.
 *
 * Pieces that are nowhere as dark as a pen makes them are left out: folds,
 * stains, shadows, and print that shows through.
 *
 * @param dark How much darker than the paper, 0 where it is paper
 * @returns 0..1, above one half is a stroke
 */
export function strokesOf(dark: image.GreyImage): image.Plane {
  const counts = image.histogram(dark);
  counts[0] = 0;
  const core = image.quantile(counts, 0.9);
  const reach = Math.ceil(Math.max(dark.width, dark.height) / 60);
  const nearby = image.localMax(dark, reach);
  const least = EDGE * core;
  const cover = image.mapPixels(
    dark,
    (d, i) => d === 0 ? 0 : d / Math.max(least, nearby.pixels[i]),
  );
  const { labels, list } = image.components(cover, 0.5);
  const peak = new Float32Array(list.length);
  labels.forEach((label, i) => {
    if (label > 0) peak[label - 1] = Math.max(peak[label - 1], dark.pixels[i]);
  });
  return image.mapPixels(
    cover,
    (c, i) => labels[i] && !(peak[labels[i] - 1] > DARK * core) ? 0 : c,
  );
}
