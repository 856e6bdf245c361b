/** Which features a run's samples are compared by: chosen by its data. */
import { type Dataset, spread, toBatch, withRange } from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";
import {
  type FeatureExtractor,
  featureScores,
  randomExtractor,
} from "@/metrics/mod.ts";
import { enoughOf } from "./_held_out.ts";
import { openEncoder } from "./_open_encoder.ts";
import { spoiled } from "./_spoiled.ts";

/** Pictures that the choice is about. */
const LOOKED_AT = 256;

/**
 * The encoder of the domain, where it tells the data's own pictures from
 * spoiled ones, else random convolutions; the engine must be open.
 *
 * Of few people others look so different to an encoder that blank pictures
 * are hardly farther: the best by its distance would be anything.
 *
 * @returns The extractor, and what was chosen in words
 */
export async function fittingFeatures(
  data: Dataset,
): Promise<{ extractor: FeatureExtractor; why: string }> {
  const { size, split } = data;
  const unit = withRange(data, "unit");
  const some = (part: Int32Array) => toBatch(unit, spread(part, LOOKED_AT));
  const encoder = await openEncoder(`${data.content}s`);
  const others = some(split.train);
  const real = some(enoughOf(split, "valid"));
  const score = await featureScores(encoder, real, size);
  const far: number[] = [];
  for (const one of Object.values(spoiled(others, size, new Random(0)))) {
    far.push((await score(one)).kid);
  }
  const { name } = encoder;
  if (!hardlyTold((await score(others)).kid, far)) {
    return { extractor: encoder, why: `the ${name}` };
  }
  encoder.dispose();
  const extractor = randomExtractor(size);
  const why = `${extractor.name}, since the ${name} hardly tells these ` +
    "images from noise, blank or blurred ones";
  return { extractor, why };
}

/**
 * Whether real pictures are hardly nearer than spoiled ones.
 *
 * @param real Distance of other real pictures
 * @param far Those of spoiled ones
 */
export function hardlyTold(real: number, far: number[]): boolean {
  const nearest = Math.min(...far); // by chance it may be below 0
  return !(nearest > 0 && real < nearest / 2);
}
