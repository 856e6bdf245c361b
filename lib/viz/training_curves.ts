import type { Panels } from "./plot.ts";
import {
  type CurveOptions,
  type DrawnEvent,
  TrainingRecord,
} from "./training_record.ts";

/**
 * The curves of a training from its events, such as those of a run folder:
 * a panel for each score, means of batches beside the valid split.
 *
 * @throws {RangeError} If no event tells a loss or a score
 */
export function trainingCurves(
  events: DrawnEvent[],
  options: CurveOptions = {},
): Panels {
  const record = new TrainingRecord();
  for (const event of events) record.take(event);
  const curves = record.curves(options);
  if (curves) return curves;
  throw new RangeError(
    `Cannot draw curves: none of ${events.length} events tells a score`,
  );
}
