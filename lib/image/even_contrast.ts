import { type GreyImage, mapPixels, type Plane } from "./grey_image.ts";
import { localDeviation } from "./local_deviation.ts";
import { histogram, quantile } from "./otsu.ts";

/** Where contrast is below this share of the usual, it is not raised more. */
const FAINT = 0.35;
/** What is nearly as light as the lightest is paper: an eighth of the way. */
const PAPER = 8;

/**
 * Ridges equally dark everywhere: 0 in valleys, 1 on ridges.
 *
 * z = (mean - p) / deviation within the window (Hong, Wan & Jain 1998 do it
 * for the whole picture), clip(1/2 + gain z). Where the deviation is a small
 * share of the usual one, there is nothing to raise: it is black or white, as
 * the picture is there.
 *
 * @param image Dark ridges, 0..255
 * @param options.radius Of the window, in pixels; a ridge or two
 * @param options.gain How hard edges become; .6 makes a sine's crest full
 */
export function evenContrast(
  image: GreyImage,
  { radius, gain = 0.6 }: { radius: number; gain?: number },
): Plane {
  const { mean, deviation } = localDeviation(image, radius);
  const counts = histogram(image);
  const dark = quantile(counts, 0.02), light = quantile(counts, 0.98);
  const usual = quantile(histogram(deviation), 0.8);
  const least = Math.max(1, FAINT * usual);
  return mapPixels(image, (p, i) => {
    const spread = deviation.pixels[i];
    const z = (mean.pixels[i] - p) / Math.max(least, spread);
    const shade = (light - p) / (light - dark + 1);
    const ridge = Math.min(clip(0.5 + gain * z), clip(PAPER * shade));
    const flat = clip(2 - 2 * spread / least);
    return ridge + flat * (clip(2 * shade - 0.5) - ridge);
  });
}

function clip(share: number): number {
  return Math.max(0, Math.min(1, share));
}
