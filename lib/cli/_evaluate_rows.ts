/** The table of an evaluation: each metric of samples and of anchors. */
import { Random } from "@/engine/mod.ts";
import {
  blockKernelDistance,
  extractFeatures,
  type FeatureExtractor,
  frechetDistance,
  frechetExtrapolated,
  type Measure,
  msSsimDiversity,
  neighborhoods,
  noiseLike,
  pairwiseDistance,
  standardize,
  wasserstein1,
} from "@/metrics/mod.ts";
import { spread } from "@/data/mod.ts";
import type { Sides } from "./_evaluate_sides.ts";
import { blurredImages, greyImages } from "./_sample_judge.ts";

/** What samples stand between: other real pictures, and what is none. */
export const COLUMNS = [
  "samples",
  "real",
  "noise",
  "blank",
  "blurred",
] as const;
export type Column = typeof COLUMNS[number];

/** One metric of each column; null where it says nothing. */
export interface Row {
  name: string;
  /** Which way is good: up, down, or as near to the real ones as can be */
  better: "lower" | "higher" | "as real";
  values: Record<Column, number | null>;
  /** Standard errors, where they are known */
  errors?: Partial<Record<Column, number>>;
}

/** The rows, and what to mind about them. */
export interface Rows {
  rows: Row[];
  notes: string[];
}

/** How it is measured. */
export interface Measuring {
  extractor: FeatureExtractor;
  /** Whether features are put on the scale of the real ones first */
  scaled: boolean;
  measures: Measure[];
  seed: number;
  /** Called with what is done next */
  onPart: (part: string) => void;
}

/** Pictures that all pairs are made of, and that are measured one by one. */
const PAIRED = 256;
const MEASURED = 500;
/** Blank: less ink; black: more. */
const [BLANK, BLACK] = [0.001, 0.9];
const K = 5;

/** Samples and anchors, each as many. */
export function columnsOf(
  { samples, others, size }: Sides,
  random: Random,
): Record<Column, Float32Array> {
  const noise = noiseLike(greyImages(others, size), random);
  return {
    samples,
    real: others,
    noise: Float32Array.from(
      others,
      (_, i) => noise[i / size ** 2 | 0].pixels[i % size ** 2] / 255,
    ),
    blank: new Float32Array(others.length),
    blurred: blurredImages(others, size),
  };
}

/** All metrics but those of copies. */
export async function measureRows(
  sides: Sides,
  { extractor, scaled, measures, seed, onPart }: Measuring,
): Promise<Rows> {
  const { real, size } = sides;
  const columns = columnsOf(sides, new Random(seed));
  onPart("features");
  const reference = await extractFeatures(extractor, real, size);
  const dim = extractor.dim;
  const onScale = (x: Float32Array) =>
    scaled ? standardize(x, reference, dim) : x;
  const anchor = onScale(reference);
  const features = {} as Record<Column, Float32Array>;
  for (const column of COLUMNS) {
    const own = await extractFeatures(extractor, columns[column], size);
    features[column] = onScale(own);
  }
  onPart("distances");
  const rows = featureRows(anchor, features, dim);
  onPart("Fréchet");
  const frechet = frechetRows(anchor, features, dim, seed);
  onPart("pictures");
  return {
    rows: [
      ...rows,
      ...frechet.rows,
      ...pictureRows(columns, size, seed),
      ...measureEach(measures, real, columns, size),
    ],
    notes: frechet.notes,
  };
}

function each<T>(of: (column: Column) => T): Record<Column, T> {
  return Object.fromEntries(
    COLUMNS.map((column) => [column, of(column)]),
  ) as Record<Column, T>;
}

function featureRows(
  anchor: Float32Array,
  features: Record<Column, Float32Array>,
  dim: number,
): Row[] {
  const fewer = Math.min(anchor.length, features.samples.length) / dim;
  const block = Math.max(10, Math.min(100, Math.floor(fewer / 10)));
  const kernel = each((c) =>
    blockKernelDistance(anchor, features[c], dim, block)
  );
  const near = each((c) => neighborhoods(anchor, features[c], dim, K));
  const share = (name: keyof typeof near.samples): Row => ({
    name,
    better: "higher",
    values: each((c) => near[c][name]),
  });
  return [
    {
      name: "kernel distance (KID)",
      better: "lower",
      values: each((c) => kernel[c].distance),
      errors: each((c) => kernel[c].error),
    },
    share("precision"),
    share("recall"),
    share("density"),
    share("coverage"),
  ];
}

function frechetRows(
  anchor: Float32Array,
  features: Record<Column, Float32Array>,
  dim: number,
  seed: number,
): Rows {
  const whole = (c: Column) =>
    frechetExtrapolated(anchor, features[c], dim, new Random(seed));
  const far = { samples: whole("samples"), real: whole("real") };
  const { warning } = far.samples;
  const isTold = far.samples.extrapolated !== null;
  return {
    rows: [
      {
        name: "Fréchet distance",
        better: "lower",
        values: each((c) =>
          c === "samples" || c === "real"
            ? far[c].distance
            : frechetDistance(anchor, features[c], dim)
        ),
      },
      ...isTold
        ? [{
          name: "Fréchet distance, of endlessly many",
          better: "lower" as const,
          values: {
            ...each(() => null),
            samples: far.samples.extrapolated,
            real: far.real.extrapolated,
          },
        }]
        : [],
    ],
    notes: warning === undefined ? [] : [warning],
  };
}

function pictureRows(
  columns: Record<Column, Float32Array>,
  size: number,
  seed: number,
): Row[] {
  const area = size * size;
  const some = each((c) => {
    const count = columns[c].length / area;
    const places = spread(Array.from({ length: count }, (_, i) => i), PAIRED);
    const out = new Float32Array(places.length * area);
    places.forEach((i, at) =>
      out.set(columns[c].subarray(i * area, (i + 1) * area), at * area)
    );
    return out;
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
function measureEach(
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
