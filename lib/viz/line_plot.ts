import type { Lines } from "./plot.ts";
import { drawnPoints } from "./_drawn_points.ts";

/** What a line plot shows. */
export type LinePlot = Omit<Lines, "kind">;

/**
 * One panel of curves.
 *
 * What cannot be drawn is left out, and long curves are thinned: more points
 * than pixels only make a file large.
 *
 * @example A plot is data
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const series = [{ name: "train", points: [[0, 3] as const, [1, 2] as const] }];
 * const plot = linePlot({ title: "Loss", x: "step", y: "nats", series });
 * strictEqual(JSON.parse(JSON.stringify(plot)).title, "Loss");
 * ```
 */
export function linePlot({ series, ...plot }: LinePlot): Lines {
  return {
    kind: "lines",
    ...plot,
    series: series.map(({ name, points }) => ({
      name,
      points: drawnPoints(points, plot.log),
    })),
  };
}
