/** Pixels that do not belong to their neighbors. */
import type { Distortion } from "./distortion.ts";
import { soften } from "./soft.ts";

/** Deviation of the grain, at most. */
const MOST_GRAIN = .5;

/** So many pixels are thrown anew, black or white; at strength 1 all are. */
export const DOTS: Distortion = {
  name: "dots",
  apply(x, { strength, random }) {
    const ink = Math.max(.05, x.reduce((a, b) => a + b, 0) / x.length);
    return x.map((v) =>
      random.uniform() < strength ? Number(random.uniform() < ink) : v
    );
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
