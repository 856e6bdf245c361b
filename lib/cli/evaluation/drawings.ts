/** What an evaluation shows: sheets of pictures, and plots. */
import { spread } from "@/data/mod.ts";
import { histogram, pairs, sheet, toSvg } from "@/viz/mod.ts";
import type { Found } from "./copies.ts";
import type { Sides } from "./sides.ts";
import { taken } from "./taken.ts";

/** Pictures on a sheet, and pairs. */
const SHOWN = 40;
const PAIRS = 32;

/** Words in each file that may show real people. */
const REAL = {
  Comment: "May show signatures or fingerprints of real people: not for " +
    "publishing.",
  Software: "inkprint",
};

/** PNG files by name, and plots as SVG. */
export interface Drawings {
  samples: Uint8Array;
  real: Uint8Array;
  nearest: Uint8Array;
  plot: string;
}

/** Draws them. */
export async function drawEvaluation(
  { samples, real, train, size }: Sides,
  { pairs: allPairs, series }: Found,
): Promise<Drawings> {
  const area = size * size;
  const some = (x: Float32Array) => {
    const places = Array.from({ length: x.length / area }, (_, i) => i);
    const pixels = taken(x, spread(places, SHOWN), area);
    return { pixels, size };
  };
  const scale = Math.max(1, Math.round(64 / size));
  const nearest = allPairs.slice(0, PAIRS);
  const side = (x: Float32Array, places: number[]) => ({
    pixels: taken(x, places, area),
    size,
  });
  return {
    samples: await sheet(some(samples), {
      title: "samples",
      columns: 10,
      scale,
    }),
    real: await sheet(some(real), {
      title: "real",
      columns: 10,
      scale,
      metadata: REAL,
    }),
    nearest: await pairs(
      side(samples, nearest.map(({ sample }) => sample)),
      side(train, nearest.map(({ train }) => train)),
      {
        titles: ["sample", "nearest"],
        columns: 4,
        scale,
        title: "the samples that are nearest to a training picture",
        metadata: REAL,
      },
    ),
    plot: await toSvg(histogram({
      title: "Distance to the nearest training picture, after alignment",
      x: "distance after alignment; 1.41 is nothing alike",
      series,
    })),
  };
}
