import { inPlace } from "./show.ts";
import { trainingPlot } from "./training_plot.ts";
import type { Plot } from "./plot.ts";
import {
  type CurveOptions,
  type DrawnEvent,
  TrainingRecord,
} from "./training_record.ts";

/** A picture takes time, too: training must not wait for it all the time. */
const MILLISECONDS = 1000;

/** How a training is shown. */
export interface LiveOptions extends CurveOptions {
  /** Milliseconds from some beginning. */
  now?: () => number;
  /** Shows the picture, in place of the one before. */
  draw?: (plot: Plot) => Promise<void>;
}

/** A training that is shown while it goes on. */
export interface Live {
  /** Takes an event of the training, and draws at most once a second. */
  update(event: DrawnEvent): Promise<void>;
  /** The picture as it is now. */
  plot(): Promise<Plot>;
}

/**
 * Shows a training while it goes on, in one place: steps, time left, curves
 * and the newest samples.
 *
 * @example
 * ```ts ignore
 * const view = live({ names: ["recon", "kl"] });
 * for await (const event of trainVae(nets, options)) await view.update(event);
 * ```
 */
export function live(
  { now = () => performance.now(), draw = inPlace(), ...options }: LiveOptions =
    {},
): Live {
  const record = new TrainingRecord();
  let drawnAt = -Infinity;
  const plot = () => trainingPlot(record, options);
  return {
    plot,
    async update(event) {
      record.take(event);
      const isDue = now() - drawnAt >= MILLISECONDS;
      if (!record.isDone && !(isDue && TELLING.includes(event.type))) return;
      await draw(await plot());
      drawnAt = now();
    },
  };
}

/** Events that change the picture. */
const TELLING: DrawnEvent["type"][] = ["step", "epoch", "sample", "health"];
