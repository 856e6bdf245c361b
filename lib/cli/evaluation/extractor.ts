/** Which features an evaluation compares by. */
import { type FeatureExtractor, randomExtractor } from "@/metrics/mod.ts";
import type { Sides } from "./sides.ts";

/** An extractor, and how its features are taken. */
export interface Chosen {
  extractor: FeatureExtractor;
  /** Whether they are put on the scale of the real ones: of our own */
  scaled: boolean;
}

/** Random convolutions. */
export function extractorFor({ size }: Pick<Sides, "size">): Promise<Chosen> {
  return Promise.resolve({ extractor: randomExtractor(size), scaled: true });
}
