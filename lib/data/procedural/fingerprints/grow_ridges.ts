import type { Plane } from "@/image/mod.ts";
import { plane } from "@/image/mod.ts";
import type { Random } from "@/engine/random.ts";
import { gaborBank } from "./gabor.ts";

/** What ridges grow on, all `[height, width]`. */
export interface Skin {
  width: number;
  height: number;
  /** Radians, counter-clockwise as seen */
  orientation: Float32Array;
  /** Ridge to ridge in pixels of this map */
  period: Float32Array;
  /** 1 where there is a finger */
  inside: Uint8Array;
}

/** How ridges grow. */
export interface GrowthOptions {
  random: Random;
  /** Share of pixels where growth starts */
  seeds?: number;
  /** How often the filters pass over the skin */
  passes?: number;
}

/** A filter's answer is strengthened by this before it is held to -1..1. */
const GAIN = 2.5;

/**
 * Lets ridges grow from random seeds by oriented filters, over and over.
 *
 * x <- clip(GAIN * gabor(x; orientation, period)) at each pixel (Cappelli,
 * Erol, Maio & Maltoni 2000, "Synthetic fingerprint-image generation"): waves
 * spread from each seed, and where waves of unlike phase meet, a ridge ends or
 * forks. The minutiae are made by nobody.
 *
 * @returns `[height, width]` waves in about -1..1, ridges high; 0 outside
 */
export function growRidges(
  skin: Skin,
  { random, seeds = .01, passes = 14 }: GrowthOptions,
): Plane {
  const { width, height } = skin;
  const places = insidePlaces(skin);
  let now = plane(width, height);
  let next = plane(width, height);
  for (let k = 0; k < seeds * places.at.length; k++) {
    now.pixels[places.at[random.integer(places.at.length)]] =
      random.uniform() < .5 ? -1 : 1;
  }
  for (let pass = 0; pass < passes; pass++) {
    onePass(now.pixels, next.pixels, places, width);
    if (pass < passes - 1) clip(next.pixels);
    [now, next] = [next, now];
  }
  return now;
}

/** Pixels that the filters may be laid on, and which filter. */
interface Places {
  at: Int32Array;
  filter: Int32Array;
}

function insidePlaces(skin: Skin): Places {
  const { width, height, inside, orientation, period } = skin;
  const { dx, filterFor } = gaborBank();
  const reach = Math.max(...dx);
  const at: number[] = [], filter: number[] = [];
  for (let y = reach; y < height - reach; y++) {
    for (let x = reach; x < width - reach; x++) {
      const i = y * width + x;
      if (inside[i] === 0) continue;
      at.push(i);
      filter.push(filterFor(orientation[i], period[i]));
    }
  }
  return { at: Int32Array.from(at), filter: Int32Array.from(filter) };
}

/** One filter at each place: each weight serves two opposite pixels. */
function onePass(
  from: Float32Array,
  to: Float32Array,
  { at, filter }: Places,
  width: number,
) {
  const { dx, dy, middle, sides } = gaborBank();
  const offset = Int32Array.from(dx, (x, k) => dy[k] * width + x);
  const length = offset.length;
  for (let n = 0; n < at.length; n++) {
    const i = at[n], f = filter[n], row = f * length;
    let sum = middle[f] * from[i];
    for (let k = 0; k < length; k++) {
      sum += sides[row + k] * (from[i + offset[k]] + from[i - offset[k]]);
    }
    to[i] = sum;
  }
}

function clip(x: Float32Array) {
  for (let i = 0; i < x.length; i++) {
    x[i] = Math.max(-1, Math.min(1, GAIN * x[i]));
  }
}
