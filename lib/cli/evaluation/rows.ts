/** The table of an evaluation: each metric of samples and of anchors. */
import { Random, UserError } from "@/engine/mod.ts";
import {
  extractFeatures,
  type FeatureExtractor,
  type Measure,
  standardize,
} from "@/metrics/mod.ts";
import {
  type Column,
  COLUMNS,
  columnsOf,
  type Row,
  type Rows,
} from "./columns.ts";
import { hardlyTold } from "../_fitting_features.ts";
import { scoreRow } from "./score_row.ts";
import { featureRows, frechetRows } from "./feature_rows.ts";
import { measureRows, pictureRows } from "./look_rows.ts";
import type { Sides } from "./sides.ts";

/** How it is measured. */
export interface Measuring {
  extractor: FeatureExtractor;
  /** Whether features are put on the scale of the real ones first */
  scaled: boolean;
  /** Gives logits of classes; left out: there is no Inception Score */
  classifier?: FeatureExtractor;
  measures: Measure[];
  seed: number;
  /** Called with what is done next */
  onPart: (part: string) => void;
}

/** All metrics but those of copies. */
export async function rowsOf(
  sides: Sides,
  { extractor, scaled, classifier, measures, seed, onPart }: Measuring,
): Promise<Rows> {
  const { real, size } = sides;
  const columns = columnsOf(sides, new Random(seed));
  onPart("features");
  const featuresOf = async (x: Float32Array) =>
    finite(await extractFeatures(extractor, x, size), extractor);
  const reference = await featuresOf(real);
  const dim = extractor.dim;
  const onScale = (x: Float32Array) =>
    scaled ? standardize(x, reference, dim) : x;
  const anchor = onScale(reference);
  const features = {} as Record<Column, Float32Array>;
  for (const column of COLUMNS) {
    features[column] = onScale(await featuresOf(columns[column]));
  }
  onPart("distances");
  const rows = featureRows(anchor, features, dim, seed);
  onPart("Fréchet");
  const frechet = frechetRows(anchor, features, dim, seed);
  const scores = classifier ? [await scoreRow(classifier, columns, size)] : [];
  onPart("pictures");
  return {
    rows: [
      ...rows,
      ...frechet.rows,
      ...scores,
      ...pictureRows(columns, size, seed),
      ...measureRows(measures, real, columns, size),
    ],
    notes: [...sayHardlyTold(rows[0]), ...frechet.notes],
  };
}

/** A distance to what is no number would be the worst, or none. */
function finite(
  features: Float32Array,
  { name, dim }: FeatureExtractor,
): Float32Array {
  const place = features.findIndex((x) => !Number.isFinite(x));
  if (place < 0) return features;
  throw new UserError(
    `Cannot compare by ${name} as its feature ${place % dim} of picture ` +
      `${Math.floor(place / dim)} is no number: ${features[place]}; look at ` +
      "--range",
  );
}

/** Where even noise is as near as real pictures are, the rows say little. */
function sayHardlyTold({ values }: Row): string[] {
  const { real, noise, blank, blurred } = values;
  const far = [noise, blank, blurred].filter((one) => one !== null);
  if (real === null || !hardlyTold(real, far)) return [];
  return [
    "These features hardly tell other real pictures from noise, blank or " +
    "blurred ones here, as happens where the real ones are of few people: try --features " +
    "random, or hold against more people.",
  ];
}
