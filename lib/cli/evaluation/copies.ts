/** Whether training pictures were copied. */
import { spread } from "@/data/mod.ts";
import {
  type CopyTest,
  copyTest,
  extractFeatures,
  type FeatureExtractor,
  nearestFeatures,
  nearestTraining,
} from "@/metrics/mod.ts";
import type { Sides } from "./sides.ts";
import { taken } from "./taken.ts";

/** How far some pictures are from the nearest training picture. */
export interface Nearness {
  /** Half of them are nearer */
  median: number;
  /** One in twenty is nearer */
  nearest5: number;
}

/** What is known of copies. */
export interface Copies {
  copied: boolean;
  /** In a plain sentence */
  verdict: string;
  /** Training pictures that were looked through */
  train: number;
  /** Against held-out pictures: in pixels after alignment, and in features */
  pixels: CopyTest;
  features: CopyTest;
  /** Against training pictures to others of the train split, in pixels */
  ownPixels: CopyTest;
  /** After alignment, whatever lightness and contrast; 1.41 is nothing alike */
  distances: {
    samples: Nearness;
    heldOut: Nearness;
    /** Training pictures to the nearest other one */
    train: Nearness;
  };
}

/** What is known of copies, and what is shown of them. */
export interface Found {
  copies: Copies;
  /** Samples, the nearest first, with the place of their training picture */
  pairs: { sample: number; train: number; distance: number }[];
  /** Distances to the nearest training picture, by what they are of */
  series: { name: string; values: ArrayLike<number> }[];
}

/** Pictures of each kind that are laid on the training ones. */
const LAID = 500;
const OWN = 300;
/**
 * Tests of ranks see what is nearer by a hair. One in twenty samples must be
 * nearer than one in twenty real pictures by so much: those of a copier, with
 * noise or turned, are at 0.4 of it; smudges beside smudged prints at 0.99.
 */
const ALIKE = 0.8;
/** A training picture is laid on those of the other folds. */
const FOLDS = 5;

/** Looks for the nearest training picture of each sample. */
export async function findCopies(
  { samples, real, train, size }: Sides,
  { extractor, onPicture }: {
    extractor: FeatureExtractor;
    onPicture: (done: number, total: number) => void;
  },
): Promise<Found> {
  const area = size * size;
  const pick = (x: Float32Array, most: number) => {
    const all = Array.from({ length: x.length / area }, (_, i) => i);
    return spread(all, most);
  };
  const picked = pick(samples, LAID);
  const held = pick(real, LAID);
  const count = train.length / area;
  const own = pick(train, OWN);
  const total = picked.length + held.length + own.length;
  let before = 0;
  const nearest = (x: Float32Array, to: Float32Array) => {
    const found = nearestTraining(
      x,
      to,
      size,
      (done) => onPicture(before + done, total),
    );
    before += x.length / area;
    return found;
  };
  const chosenSamples = taken(samples, picked, area);
  const chosenReal = taken(real, held, area);
  const ofSamples = nearest(chosenSamples, train);
  const ofHeld = nearest(chosenReal, train);
  const ofOwn = folds(own, count).flatMap(({ some, rest }) => [
    ...nearest(taken(train, some, area), taken(train, rest, area)).distances,
  ]);
  const features = (x: Float32Array) => extractFeatures(extractor, x, size);
  const inFeatures = await features(train);
  const toFeatures = async (x: Float32Array) =>
    nearestFeatures(await features(x), inFeatures, extractor.dim);
  const pixels = copyTest(ofSamples, ofHeld);
  const ownPixels = copyTest(ofSamples, { distances: ofOwn });
  const distances = {
    samples: nearness(ofSamples.distances),
    heldOut: nearness(ofHeld.distances),
    train: nearness(ofOwn),
  };
  const isAlike = distances.samples.nearest5 <
    ALIKE * Math.min(distances.heldOut.nearest5, distances.train.nearest5);
  const isNearest = pixels.copies && ownPixels.copies;
  const copies: Copies = {
    copied: isNearest && isAlike,
    verdict: verdictOf({ isNear: pixels.copies, isNearest, isAlike }),
    train: count,
    pixels,
    features: copyTest(
      await toFeatures(chosenSamples),
      await toFeatures(chosenReal),
    ),
    ownPixels,
    distances,
  };
  return {
    copies,
    pairs: picked.map((sample, i) => ({
      sample,
      train: ofSamples.places[i],
      distance: ofSamples.distances[i],
    })).sort((a, b) => a.distance - b.distance),
    series: [
      { name: "samples", values: ofSamples.distances },
      { name: "new real", values: ofHeld.distances },
      { name: "training", values: ofOwn },
    ],
  };
}

/** Some of each fold, and all that are not of it. */
function folds(own: number[], count: number) {
  const isIn = (i: number, fold: number) => i % FOLDS === fold;
  return Array.from({ length: FOLDS }, (_, fold) => ({
    some: own.filter((i) => isIn(i, fold)),
    rest: Array.from({ length: count }, (_, i) => i)
      .filter((i) => !isIn(i, fold)),
  })).filter(({ some }) => some.length > 0);
}

function verdictOf(
  { isNear, isNearest, isAlike }: Record<
    "isNear" | "isNearest" | "isAlike",
    boolean
  >,
): string {
  if (!isNear) {
    return "No copies: samples are as far from the training pictures as new " +
      "real ones are.";
  }
  if (isNearest && isAlike) {
    return "COPIES: samples are nearer to training pictures than real " +
      "pictures ever are, new ones or other training ones. Look at " +
      "nearest.png.";
  }
  return "No copies, but close to the people it learned from: samples are " +
    "nearer to training pictures than new people's are, and " +
    (isNearest
      ? "none is one of them."
      : "no nearer than these are to one another.");
}

function nearness(distances: ArrayLike<number>): Nearness {
  const sorted = Float64Array.from(distances).sort();
  const at = (share: number) => sorted[Math.floor(share * sorted.length)];
  return { median: at(0.5), nearest5: at(0.05) };
}
