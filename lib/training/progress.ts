/** Where a run stands: plain JSON, kept in every checkpoint. */
import type { Best, Scores } from "./events.ts";

/** What the loop must know to go on. */
export interface Progress {
  /** Steps done. */
  step: number;
  best?: Best;
  /** Looks at the valid split since the best one. */
  worse: number;
  /** Times that the run went back to a checkpoint. */
  rollbacks: number;
  /** Losses added up since the last look, and of how many steps. */
  sums: Scores;
  count: number;
}

/** Before the first step. */
export function newProgress(): Progress {
  return { step: 0, worse: 0, rollbacks: 0, sums: {}, count: 0 };
}

/** Counts a step and its losses. */
export function addStep(progress: Progress, losses: Scores): void {
  progress.step++;
  progress.count++;
  for (const [name, loss] of Object.entries(losses)) {
    progress.sums[name] = (progress.sums[name] ?? 0) + loss;
  }
}

/** The mean of each loss since the last call. */
export function takeMeans(progress: Progress): Scores {
  const { sums, count } = progress;
  progress.sums = {};
  progress.count = 0;
  return Object.fromEntries(
    Object.entries(sums).map(([name, sum]) => [name, sum / count]),
  );
}

/**
 * Whether a score (lower is better) is the best so far.
 *
 * @param features What it compares pictures by; a best by others is on another
 * scale, and counts no more
 */
export function judge(
  progress: Progress,
  value: number,
  features?: string,
): boolean {
  const { step, best } = progress;
  const isBest = best === undefined || best.features !== features ||
    value < best.value;
  progress.worse = isBest ? 0 : progress.worse + 1;
  if (isBest) progress.best = { step, value, ...(features && { features }) };
  return isBest;
}
