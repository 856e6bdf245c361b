/** What any kind of run is judged by: its samples beside held-out images. */
import { type Dataset, spread, toBatch, withRange } from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";
import { boxMean, type GreyImage } from "@/image/mod.ts";
import {
  type FeatureExtractor,
  type FeatureScores,
  featureScores,
  inkShare,
  pairwiseDistance,
  type Realism,
  realism,
} from "@/metrics/mod.ts";
import { inTurn } from "@/training/mod.ts";
import { enoughOf, type HeldOut, heldOutOf } from "./_held_out.ts";
import { REALISM_KINDS } from "./_realism_kinds.ts";

/** Pictures that numbers are about. */
const JUDGED = 256;

/** What samples are held against. */
export interface Anchors {
  /** Images that the samples are held against */
  images: number;
  heldOut: HeldOut;
  /** What kernel distances compare pictures by */
  features: string;
  /** Distance of other real images to these */
  floor: number;
  /** Of other real images, blurred, to these */
  blurred: number;
  /** Share of other real images that is left if those alike count as one */
  differentReal: number;
  /** Share of ink pixels in real images */
  inkReal: number;
}

/** How samples do. */
export interface SampleScores extends FeatureScores {
  /** How much samples differ, as a share of how much real images do */
  diversity: number;
  /** Share of ink pixels */
  inkSamples: number;
  /** How they look, measure by measure; empty if the data has none */
  looks: Realism[];
}

/** Judges samples, `[count, size, size]` in [0, 1]. */
export interface SampleJudge {
  anchors: Anchors;
  score(samples: Float32Array): Promise<SampleScores>;
}

/** What draws: a part of a painter. */
interface Draws {
  noiseDim: number;
  decode(z: Float32Array, classes?: ArrayLike<number>): Float32Array;
}

/** The pictures that a run's numbers are about; of classes each in turn. */
export function drawJudged(
  painter: Draws,
  { classes, seed }: { classes: number; seed: number },
): Float32Array {
  const z = new Random(seed + 1).normals(JUDGED * painter.noiseDim);
  return painter.decode(z, inTurn(JUDGED, classes));
}

/**
 * Holds samples against images of the test split.
 *
 * @param extractor What they are compared by
 */
export async function sampleJudge(
  data: Dataset,
  extractor: FeatureExtractor,
  seed: number,
): Promise<SampleJudge> {
  const { size, split } = data;
  const unit = withRange(data, "unit");
  const test = enoughOf(split, "test");
  const held = spread(test, JUDGED);
  const real = toBatch(unit, held);
  const others = toBatch(unit, spread(split.train, JUDGED));
  const beside = await featureScores(extractor, real, size);
  const floor = await beside(others);
  const diversity = (x: Float32Array) => pairwiseDistance(x, size * size);
  return {
    anchors: {
      images: held.length,
      heldOut: test === split.train ? "nothing" : heldOutOf(split),
      features: extractor.name,
      floor: floor.kid,
      blurred: (await beside(blurredImages(others, size))).kid,
      differentReal: floor.different,
      inkReal: inkShare(real),
    },
    score: async (samples) => ({
      ...await beside(samples),
      diversity: diversity(samples) / diversity(real),
      inkSamples: inkShare(samples),
      looks: looksOf(data, { held, real, samples, seed }),
    }),
  };
}

/** The measures of the domain, where people enough are held out. */
function looksOf(
  { content, items, size }: Dataset,
  { held, real, samples, seed }: {
    held: number[];
    real: Float32Array;
    samples: Float32Array;
    seed: number;
  },
): Realism[] {
  const persons = held.map((i) => items[i].person);
  const measures = REALISM_KINDS[content]?.measures;
  if (!measures || new Set(persons).size < 2) return [];
  return realism(measures, {
    real: greyImages(real, size),
    persons,
    made: greyImages(samples, size),
    random: new Random(seed),
  });
}

/** Pictures in [0, 1] as bytes. */
export function greyImages(x: Float32Array, size: number): GreyImage[] {
  const area = size * size;
  return Array.from({ length: x.length / area }, (_, i) => ({
    width: size,
    height: size,
    pixels: new Uint8Array(
      x.subarray(i * area, (i + 1) * area)
        .map((value) => Math.round(255 * value)),
    ),
  }));
}

/** Each image averaged over squares of five pixels, twice. */
export function blurredImages(x: Float32Array, size: number): Float32Array {
  const area = size * size;
  const out = new Float32Array(x.length);
  for (let at = 0; at < x.length; at += area) {
    const pixels = x.subarray(at, at + area);
    const once = boxMean({ width: size, height: size, pixels }, 2);
    out.set(boxMean(once, 2).pixels, at);
  }
  return out;
}
