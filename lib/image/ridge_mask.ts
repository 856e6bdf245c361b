import { blockMean } from "./block_mean.ts";
import { boxMean } from "./box_mean.ts";
import { components } from "./components.ts";
import { type GreyImage, mapPixels, type Plane } from "./grey_image.ts";
import { localDeviation } from "./local_deviation.ts";
import { histogram, quantile } from "./otsu.ts";

/** Ridges are where the contrast is this share of a good print's. */
const CONTRAST = 0.4;
/** Contrast below that, in levels, is grain. */
const GRAIN = 8;
/** Pieces of a print are at least that large, of the largest. */
const PIECE = 0.25;

/** How much of the window around a place must be ridged. */
const MAJORITY = 0.6;

/** Clearly darker than ridges and valleys are together, in deviations. */
const CLEARLY = 0.5;
/** An uneven ground is at most that much darker in places, in levels. */
const SHADOW = 40;

/**
 * Where a fingerprint is: 1, and 0 on the ground around it.
 *
 * Ridges beside valleys make the deviation within a window large, on clean and
 * on uneven grey ground alike. Where it is small it is ground, or ridges that
 * ran together: those are clearly darker, as the ground is clearly lighter. The
 * majority of a wider window closes gaps, small pieces are dropped, and what
 * the print encloses belongs to it.
 *
 * @param image Dark ridges on lighter ground, 0..255
 * @param step Width and height in pixels of a block, which is in or out
 * @returns A pixel for each block, as `blockMean` has them
 */
export function ridgeMask(image: GreyImage, step: number): Plane {
  const side = Math.max(image.width, image.height) / step;
  const near = Math.max(1, Math.round(side / 40));
  const squares = blockMean(mapPixels(image, (p) => p * p), step);
  const { mean, deviation } = localDeviation(
    blockMean(image, step),
    near,
    squares,
  );
  const good = quantile(histogram(deviation), 0.9);
  const least = Math.max(GRAIN, CONTRAST * good);
  const ridged = mapPixels(deviation, (d) => d > least ? 1 : 0);
  const dark = runTogether(mean, ridged, Math.max(SHADOW, CLEARLY * good));
  const print = mapPixels(ridged, (r, i) => Math.max(r, dark.pixels[i]));
  const closed = boxMean(print, 2 * near);
  return withoutHoles(largePieces(closed, MAJORITY));
}

/** Where ridges leave no valleys: even, and clearly darker than the print. */
function runTogether(mean: Plane, ridged: Plane, clearly: number): Plane {
  let level = 0, area = 0;
  ridged.pixels.forEach((isRidged, i) => {
    level += isRidged * mean.pixels[i];
    area += isRidged;
  });
  return mapPixels(mean, (m) => m < level / area - clearly ? 1 : 0);
}

function largePieces(image: Plane, threshold: number): Plane {
  const { labels, list } = components(image, threshold);
  const largest = list.reduce((most, { area }) => Math.max(most, area), 0);
  return mapPixels(image, (_, i) => {
    const piece = list[labels[i] - 1];
    return piece && piece.area >= PIECE * largest ? 1 : 0;
  });
}

/** Ground that does not reach the border of the picture is no ground. */
function withoutHoles(mask: Plane): Plane {
  const { width, height } = mask;
  const ground = mapPixels(mask, (inside) => 1 - inside);
  const { labels, list } = components(ground, 0.5);
  const reaches = list.map(({ left, top, right, bottom }) =>
    left === 0 || top === 0 || right === width - 1 || bottom === height - 1
  );
  return mapPixels(mask, (_, i) => labels[i] && reaches[labels[i] - 1] ? 0 : 1);
}
