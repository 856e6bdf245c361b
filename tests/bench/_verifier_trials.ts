/** Verifiers taught in one way, and asked about writers they never saw. */
import { type Dataset, toBatch, withRange } from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";
import type { FeatureExtractor } from "@/metrics/mod.ts";
import type { Fold } from "./_leave_writers_out.ts";
import type { Lesson } from "./_lessons.ts";
import type { Synthetic } from "./_synthetic_writers.ts";
import { trainVerifier } from "./_train_verifier.ts";
import { type Verification, verification } from "./_verification.ts";
import type { Trial } from "./_verifier_report.ts";

/** How a verifier is taught. */
export interface Plan {
  /** Real writers; 0: synthetic ones alone */
  real: number;
  /** What is added; left out: nothing */
  synthetic?: Synthetic;
  steps: number;
  /** Pictures in a step, of which half are synthetic where there are both */
  batch: number;
}

/** What is asked, and who is told. */
export interface TrialsOptions {
  folds: Fold[];
  /** A verifier for each of them, in each fold */
  seeds: number[];
  onStep?: (step: number) => void;
}

/**
 * Rates on left-out writers, for each seed and fold.
 *
 * With the same seed and fold the same real writers are learned from,
 * whatever is added. What learns from no real writers is the same in all folds.
 */
export async function trialsOf(
  plan: Plan,
  data: Dataset,
  { folds, seeds, onStep }: TrialsOptions,
): Promise<Trial[]> {
  const trials: Trial[] = [];
  const together = plan.real > 0 ? folds.map((fold) => [fold]) : [folds];
  for (const seed of seeds) {
    for (const group of together) {
      const lessons = lessonsOf(plan, data, { train: group[0].train, seed });
      const how = { steps: plan.steps, seed, onStep };
      const verifier = await trainVerifier(lessons, how);
      for (const fold of group) {
        const rates = await ask(verifier, data, fold.test);
        trials.push({ seed, fold: folds.indexOf(fold), ...rates });
      }
      verifier.dispose();
    }
  }
  return trials;
}

/** Rates of what nothing here was taught to, for each fold. */
export async function untaughtTrials(
  extractor: FeatureExtractor,
  data: Dataset,
  folds: Fold[],
): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const [fold, { test }] of folds.entries()) {
    trials.push({ seed: 0, fold, ...await ask(extractor, data, test) });
  }
  return trials;
}

/** Pixels themselves: what a verifier has to be better than. */
export function pixelsOf({ size }: Dataset): FeatureExtractor {
  const features = (images: Float32Array) => Promise.resolve(images);
  return { name: "pixels", size, dim: size * size, features };
}

/**
 * Real and synthetic signatures, half of each step where there are both.
 *
 * @param train Who may be learned from: nobody else of the data ever is
 */
export function lessonsOf(
  { real, synthetic, batch }: Omit<Plan, "steps">,
  data: Dataset,
  { train, seed }: { train: string[]; seed: number },
): Lesson[] {
  const share = real > 0 && synthetic ? Math.floor(batch / 2) : batch;
  const order = new Random(seed).permutation(train.length);
  const chosen = order.subarray(0, real || undefined);
  const own = new Set(Array.from(chosen, (i) => train[i]));
  const lessons: Lesson[] = [];
  if (real > 0) {
    const indices = itemsBy(data, own)
      .filter((i) => data.items[i].kind === "genuine");
    lessons.push({ data, indices, batch: share });
  }
  if (synthetic) {
    const made = synthetic(seed);
    // Of strangers all, but of the data's writers only who is learned from.
    const known = new Set(data.items.map(({ person }) => person));
    const persons = made.items.map(({ person }) => person);
    const wanted = persons.filter((one) => own.has(one) || !known.has(one));
    const indices = itemsBy(made, new Set(wanted));
    lessons.push({ data: made, indices, batch: share });
  }
  return lessons;
}

async function ask(
  extractor: FeatureExtractor,
  data: Dataset,
  test: string[],
): Promise<Verification> {
  const asked = itemsBy(data, new Set(test));
  const images = toBatch(withRange(data, "unit"), asked);
  const features = await extractor.features(images);
  return verification(features, asked.map((i) => data.items[i]));
}

function itemsBy({ items }: Dataset, persons: Set<string>): number[] {
  return [...items.keys()].filter((i) => persons.has(items[i].person));
}
