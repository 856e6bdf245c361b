import { linePlot } from "./line_plot.ts";
import { panels } from "./panels.ts";
import type { Panels, Points } from "./plot.ts";

/**
 * The curves of a training: a panel for each loss, a line for each split.
 *
 * @param curves Such as `{ loss: { train, valid }, kl: { train, valid } }`
 */
export function lossCurves(
  curves: Record<string, Record<string, Points>>,
  { x = "step", unit = "nats per image", log = false } = {},
): Panels {
  return panels(
    Object.entries(curves).map(([title, lines]) =>
      linePlot({
        title,
        x,
        y: unit,
        log,
        series: Object.entries(lines)
          .map(([name, points]) => ({ name, points })),
      })
    ),
  );
}
