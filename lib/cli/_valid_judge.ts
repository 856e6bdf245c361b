/** What a run's samples are judged by while it trains. */
import { type Dataset, spread, toBatch, withRange } from "@/data/mod.ts";
import {
  type FeatureExtractor,
  featureScores,
  inkShare,
  pairwiseDistance,
} from "@/metrics/mod.ts";
import type { Features } from "@/training/mod.ts";
import { enoughOf } from "./_held_out.ts";

/** Held-out images that samples are held against. */
const JUDGED = 256;

/** How samples are beside images of the valid split. */
export type ValidScores = {
  /** Kernel distance to them by the judge's features, unbiased */
  kid: number;
  /** Share of them that is left if those alike count as one */
  different: number;
  /** How much they differ from one another, as a share of what those do */
  diversity: number;
  /** Share of ink pixels, as a share of what those have; 1 if they have none */
  ink: number;
};

/** Judges samples, `[count, size, size]` in [0, 1]. */
export interface ValidJudge {
  features: Features;
  score(samples: Float32Array): Promise<ValidScores>;
}

/**
 * A judge who has looked at the valid split once.
 *
 * @returns Nothing if its images are all the same: none can be judged by them
 */
export async function validJudge(
  data: Dataset,
  extractor: FeatureExtractor,
): Promise<ValidJudge | undefined> {
  const { size, split } = data;
  const area = size * size;
  const held = spread(enoughOf(split, "valid"), JUDGED);
  const real = toBatch(withRange(data, "unit"), held);
  const diversity = held.length > 1 ? pairwiseDistance(real, area) : 0;
  const ink = inkShare(real);
  if (diversity === 0) return undefined;
  const score = await featureScores(extractor, real, size);
  return {
    // Its scale too: a run from before another encoder begins anew.
    features: { kid: `${extractor.name}, ${extractor.dim} numbers` },
    score: async (samples) => ({
      ...await score(samples),
      diversity: pairwiseDistance(samples, area) / diversity,
      ink: ink === 0 ? 1 : inkShare(samples) / ink,
    }),
  };
}
