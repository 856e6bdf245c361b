/** Ways to teach a verifier that differ in what it learns from. */
import { openEncoder } from "@/cli/_open_encoder.ts";
import type { ProgressLine } from "@/cli/progress.ts";
import { type Dataset, DISTORTIONS } from "@/data/mod.ts";
import type { FeatureExtractor } from "@/metrics/mod.ts";
import type { Fold } from "./_leave_writers_out.ts";
import type { Synthetic } from "./_synthetic_writers.ts";
import type { Comparison, Way } from "./_verifier_report.ts";
import {
  pixelsOf,
  type Plan,
  trialsOf,
  untaughtTrials,
} from "./_verifier_trials.ts";

/** What is known so far. */
export interface Results {
  ways: Way[];
  comparisons: Comparison[];
}

/** What is compared, and how. */
export interface WaysOptions {
  folds: Fold[];
  /** How many, from 1 on */
  seeds: number;
  /** Writers to learn from where data are few */
  few: number;
  synthetic: Synthetic;
  steps: number;
  batch: number;
  line: ProgressLine;
}

/**
 * Nothing taught; all writers and few, each with and without synthetic
 * signatures; these alone.
 *
 * @returns What is known, as often as there is more
 */
export async function* compareWays(
  data: Dataset,
  { folds, seeds: count, few, synthetic, steps, batch, line }: WaysOptions,
): AsyncGenerator<Results> {
  const seeds = Array.from({ length: count }, (_, i) => i + 1);
  const taught = async (
    name: string,
    what: Pick<Plan, "real" | "synthetic">,
  ): Promise<Way> => {
    line.begin(name);
    const total = steps * count * (what.real > 0 ? folds.length : 1);
    let step = 0;
    const onStep = () =>
      line.update({ step: ++step, total }, performance.now());
    const plan = { ...what, steps, batch };
    const trials = await trialsOf(plan, data, { folds, seeds, onStep });
    line.done();
    return { name, trials };
  };
  const ways = await untaughtWays(data, folds), comparisons: Comparison[] = [];
  const most = Math.min(...folds.map(({ train }) => train.length));
  for (const real of new Set([most, Math.min(few, most)])) {
    const name = `${real} writers`;
    const without = await taught(name, { real });
    const added = await taught(`${name} and synthetic`, { real, synthetic });
    ways.push(without, added);
    comparisons.push({ without, added });
    yield { ways, comparisons };
  }
  ways.push(await taught("synthetic alone", { real: 0, synthetic }));
  yield { ways, comparisons };
}

/** What there is without a lesson; the encoder knows formulas alone. */
async function untaughtWays(data: Dataset, folds: Fold[]): Promise<Way[]> {
  const extractors = {
    "nothing: pixels": pixelsOf(data),
    "nothing: the encoder of `evaluate`": describing(
      await openEncoder("signatures"),
    ),
  };
  return Promise.all(
    Object.entries(extractors).map(async ([name, extractor]) => ({
      name,
      trials: await untaughtTrials(extractor, data, folds),
    })),
  );
}

/** Of an encoder what describes a picture, and not how spoiled it looks. */
function describing(encoder: FeatureExtractor): FeatureExtractor {
  const dim = encoder.dim - DISTORTIONS.length;
  return {
    ...encoder,
    dim,
    features: async (images) =>
      (await encoder.features(images))
        .filter((_, i) => i % encoder.dim < dim),
  };
}
