import type { GreyImage } from "./grey_image.ts";
import {
  coherenceOf,
  type OrientationField,
  orientationOf,
} from "./orientation_field.ts";

/** Ridges are walked across so far either way, in pixels. */
const REACH = 16;
/** Each step of the walk is the mean of a line so long either way. */
const BESIDE = 3;
/** Between two walks, in pixels. */
const APART = 11;
/** Ridges must agree so much on their way. */
const COHERENT = 0.5;
/** And so much with themselves, a period on. */
const REPEATS = 0.25;

/**
 * Ridge to ridge in pixels: the median of walks across the ridges.
 *
 * The profile of a walk is averaged along the ridges (the x-signature of Hong,
 * Wan & Jain 1998, "Fingerprint image enhancement"); its period is where its
 * autocorrelation has its first peak, by the parabola through three lags.
 *
 * @param field Of the image, averaged over about a ridge and a half each way
 * @param mask Of its blocks: walks start where it is above one half
 * @returns Between 2 and 15 pixels; nothing where no ridges repeat
 */
export function ridgePeriod(
  image: GreyImage,
  field: OrientationField,
  mask?: GreyImage,
): number | undefined {
  const { step } = field;
  const every = Math.max(1, Math.round(APART / step));
  const found: number[] = [];
  for (let row = every >> 1; row < field.height; row += every) {
    for (let column = every >> 1; column < field.width; column += every) {
      const block = row * field.width + column;
      if (mask && !(mask.pixels[block] > 0.5)) continue;
      if (coherenceOf(field, block) < COHERENT) continue;
      const walk = profile(image, {
        x: (column + 0.5) * step,
        y: (row + 0.5) * step,
        along: orientationOf(field, block),
      });
      const period = periodOf(walk);
      if (period !== undefined) found.push(period);
    }
  }
  found.sort((a, b) => a - b);
  return found.length === 0 ? undefined : found[found.length >> 1];
}

/** The picture on a walk across ridges that run `along`. */
function profile(
  image: GreyImage,
  { x, y, along }: { x: number; y: number; along: number },
): number[] {
  // y points down: minus the sine is counter-clockwise as seen.
  const cos = Math.cos(along), sin = -Math.sin(along);
  const out: number[] = [];
  for (let far = -REACH; far <= REACH; far++) {
    let sum = 0, count = 0;
    for (let beside = -BESIDE; beside <= BESIDE; beside++) {
      const u = x - far * sin + beside * cos;
      const v = y + far * cos + beside * sin;
      const left = Math.floor(u), top = Math.floor(v);
      const isIn = left >= 0 && top >= 0 && left < image.width - 1 &&
        top < image.height - 1;
      if (!isIn) continue;
      sum += linear(image, left, top, u - left, v - top);
      count++;
    }
    if (count > BESIDE) out.push(sum / count);
  }
  return out;
}

function linear(
  { width, pixels }: GreyImage,
  left: number,
  top: number,
  s: number,
  t: number,
): number {
  const i = top * width + left, j = i + width;
  return (1 - t) * ((1 - s) * pixels[i] + s * pixels[i + 1]) +
    t * ((1 - s) * pixels[j] + s * pixels[j + 1]);
}

/** The first lag at which a profile repeats. */
function periodOf(walk: number[]): number | undefined {
  const mean = walk.reduce((sum, p) => sum + p, 0) / walk.length;
  const agrees = (lag: number) => {
    let sum = 0;
    for (let k = 0; k + lag < walk.length; k++) {
      sum += (walk[k] - mean) * (walk[k + lag] - mean);
    }
    return sum / (walk.length - lag);
  };
  const own = agrees(0);
  let before = agrees(1), at = agrees(2);
  for (let lag = 2; lag < REACH && lag + 2 < walk.length; lag++) {
    const after = agrees(lag + 1);
    if (at > before && at >= after && at > REPEATS * own) {
      return lag + (before - after) / (2 * (before - 2 * at + after));
    }
    [before, at] = [at, after];
  }
}
