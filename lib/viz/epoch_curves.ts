import { lossCurves } from "./loss_curves.ts";
import type { Panels, Points } from "./plot.ts";

/** What was seen at one look at the valid split. */
export interface EpochScores {
  step: number;
  train: Record<string, number>;
  valid: Record<string, number>;
}

/**
 * Scores over the steps, a panel for each name, train beside valid.
 *
 * @param epochs In order of `step`, such as the `epoch` events of a run
 * @param names Which scores; what a split lacks is left out
 * @param unit Of all of them; nats per image when left out
 */
export function epochCurves(
  epochs: EpochScores[],
  names: string[],
  unit?: string,
): Panels {
  const points = (split: "train" | "valid", name: string): Points =>
    epochs.filter((epoch) => name in epoch[split])
      .map((epoch) => [epoch.step, epoch[split][name]]);
  return lossCurves(
    Object.fromEntries(
      names.map((name) => [name, {
        train: points("train", name),
        valid: points("valid", name),
      }]),
    ),
    { unit },
  );
}
