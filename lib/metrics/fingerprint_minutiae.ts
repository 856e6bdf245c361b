import * as image from "@/image/mod.ts";

/** Ridges are followed at so many pixels from one to the next. */
const PERIOD = 10;
/** Blocks of so many pixels have one orientation. */
const BLOCK = 4;
/** The border of a print ends all ridges: so many ridges are left out. */
const MARGIN = 1.5;
/** Two minutiae nearer than that, in ridges, are a spur, bridge or gap. */
const TWINS = 0.75;

/** Minutiae, and where they were looked for. */
export interface FoundMinutiae {
  /** Places in pixels of the picture */
  minutiae: image.Minutia[];
  /** In ridge periods squared */
  area: number;
}

/**
 * Where ridges end and fork in a picture of a print.
 *
 * Ridges are smoothed along their way, cut at one half of their own contrast,
 * and thinned; a line that ends or forks is a minutia by its crossing number,
 * unless it lies at the border of the print or has a twin.
 *
 * @param ink 0 = paper, 255 = ridge; read at its own size if no ridges repeat
 */
export function fingerprintMinutiae(
  ink: image.GreyImage,
): FoundMinutiae {
  const scale = PERIOD / (periodOf(ink) ?? PERIOD);
  const side = (length: number) => Math.round(length * scale);
  const large = image.resize(ink, side(ink.width), side(ink.height));
  const field = image.orientationField(large, { step: BLOCK, radius: 2 });
  const smooth = image.smoothAlong(large, field, 0.6 * PERIOD);
  const level = image.boxMean(smooth, PERIOD).pixels;
  const pixels = new Uint8Array(level.length)
    .map((_, i) => smooth.pixels[i] > level[i] ? 1 : 0);
  const lines = image.thin({
    width: large.width,
    height: large.height,
    pixels,
  });
  const inside = innerPart(large);
  const found = image.minutiaeOfLines(lines).filter(({ x, y }) =>
    inside.pixels[
      Math.floor(y / BLOCK) * inside.width + Math.floor(x / BLOCK)
    ]
  );
  return {
    minutiae: image.withoutTwins(found, TWINS * PERIOD)
      .map((one) => ({ ...one, x: one.x / scale, y: one.y / scale })),
    area: sum(inside.pixels) * (BLOCK / PERIOD) ** 2,
  };
}

function periodOf(ink: image.GreyImage): number | undefined {
  const field = image.orientationField(ink, { step: 3, radius: 2 });
  return image.ridgePeriod(ink, field, maskOf(ink, 3));
}

function maskOf(ink: image.GreyImage, step: number): image.Plane {
  return image.ridgeMask(image.mapPixels(ink, (p) => 255 - p), step);
}

/** The blocks of a print with print all around. */
function innerPart(large: image.GreyImage): image.Plane {
  const mask = maskOf(large, BLOCK);
  const rim = Math.ceil(MARGIN * PERIOD / BLOCK);
  // Beyond the picture is no print.
  const padded = image.pad(mask, rim);
  const near = image.boxMean(padded, rim);
  const box = {
    left: rim,
    top: rim,
    right: rim + mask.width - 1,
    bottom: rim + mask.height - 1,
  };
  return image.mapPixels(
    image.crop(near, box),
    (share) => share > 0.999 ? 1 : 0,
  );
}

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}
