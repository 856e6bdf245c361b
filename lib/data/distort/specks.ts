/** Pixels that do not belong to their neighbors. */
import { resize } from "@/image/mod.ts";
import type { Distortion } from "./distortion.ts";
import { soften } from "./soft.ts";

/** Deviation of the grain, at most. */
const MOST_GRAIN = .5;

/**
 * So many pixels are thrown anew, black or white; at strength 1 all are.
 *
 * Dots are of half a pixel, one or two: as are those of pictures that were
 * larger or smaller before they were brought to this size.
 */
export const DOTS: Distortion = {
  name: "dots",
  apply(x, { size, strength, random }) {
    const ink = Math.max(.05, x.reduce((a, b) => a + b, 0) / x.length);
    const side = size * [2, 1, .5][random.integer(3)];
    const pixels = new Float32Array(side * side)
      .map(() => Number(random.uniform() < ink));
    const dots = resize({ width: side, height: side, pixels }, size, size);
    return x.map((v, i) => random.uniform() < strength ? dots.pixels[i] : v);
  },
};

/** Grey grain over all. */
export const GRAIN: Distortion = {
  name: "grain",
  apply(x, { strength, random }) {
    const grain = random.normals(x.length);
    const deviation = MOST_GRAIN * strength;
    return x.map((v, i) => clamp(v + deviation * grain[i]));
  },
};

/**
 * Lines fall into dots: each pixel is drawn by chance, as probable as there
 * is ink around. So do dense networks draw, that know no neighbors.
 */
export const STIPPLE: Distortion = {
  name: "stipple",
  apply(x, { size, strength, random }) {
    const near = soften(x, size, .8 + 1.2 * strength);
    return x.map((v, i) => {
      if (random.uniform() >= strength) return v;
      return random.uniform() < 1.3 * near[i] ? .6 + .4 * random.uniform() : 0;
    });
  },
};

function clamp(v: number): number {
  return v < 0 ? 0 : v > 1 ? 1 : v;
}
