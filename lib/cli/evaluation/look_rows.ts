/** Rows by the pictures themselves: how much they differ, how they look. */
import { spread } from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";
import {
  type Measure,
  msSsimDiversity,
  pairwiseDistance,
  wasserstein1,
} from "@/metrics/mod.ts";
import { greyImages } from "../_sample_judge.ts";
import { type Column, each, type Row } from "./columns.ts";
import { taken } from "./taken.ts";

/** Pictures that all pairs are made of, and that are measured one by one. */
const PAIRED = 256;
const MEASURED = 500;
/** Blank: less ink; black: more. */
const [BLANK, BLACK] = [0.001, 0.9];

/**
 * Diversity, and blank and black pictures.
 *
 * @param columns Pictures, `[count, size, size]` in [0, 1]
 */
export function pictureRows(
  columns: Record<Column, Float32Array>,
  size: number,
  seed: number,
): Row[] {
  const area = size * size;
  const some = each((c) => {
    const places = Array.from(
      { length: columns[c].length / area },
      (_, i) => i,
    );
    return taken(columns[c], spread(places, PAIRED), area);
  });
  const share = (test: (ink: number) => boolean) => (c: Column) => {
    const count = columns[c].length / area;
    let found = 0;
    for (let i = 0; i < count; i++) {
      let ink = 0;
      for (let k = 0; k < area; k++) {
        if (columns[c][i * area + k] > 0.5) ink++;
      }
      if (test(ink / area)) found++;
    }
    return 100 * found / count;
  };
  return [
    {
      name: "diversity, 1 - MS-SSIM",
      better: "as real",
      values: each((c) =>
        size < 11 ? null : msSsimDiversity(columns[c], size, new Random(seed))
      ),
    },
    {
      name: "diversity, pixels of pairs",
      better: "as real",
      values: each((c) => pairwiseDistance(some[c], area)),
    },
    {
      name: "blank, % of pictures",
      better: "lower",
      values: each(share((ink) => ink < BLANK)),
    },
    {
      name: "black, % of pictures",
      better: "lower",
      values: each(share((ink) => ink > BLACK)),
    },
  ];
}

/** How pictures look, as Wasserstein distances to the real ones. */
export function measureRows(
  measures: Measure[],
  real: Float32Array,
  columns: Record<Column, Float32Array>,
  size: number,
): Row[] {
  const images = (x: Float32Array) => spread(greyImages(x, size), MEASURED);
  const anchor = images(real);
  const shown = each((c) => images(columns[c]));
  return measures.flatMap(({ name, unit, of }) => {
    const told = (list: typeof anchor) =>
      list.map(of).filter((number) => number !== undefined);
    const reals = told(anchor);
    if (reals.length === 0) return [];
    return [{
      name: `${name}, ${unit}: distance`,
      better: "lower" as const,
      values: each((c) => {
        const own = told(shown[c]);
        return own.length === 0 ? null : wasserstein1(own, reals);
      }),
    }];
  });
}
