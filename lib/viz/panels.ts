import type { Panels, Plot } from "./plot.ts";

/** How plots stand together. */
export interface PanelsOptions {
  /** Above all of them. */
  title?: string;
  /** Plots in a row. */
  columns?: number;
}

/**
 * Several plots as one, row by row.
 *
 * @throws {RangeError} If there are none
 */
export function panels(
  plots: Plot[],
  { title, columns = 1 }: PanelsOptions = {},
): Panels {
  if (plots.length === 0) {
    throw new RangeError("Cannot put plots together: there are none");
  }
  return { kind: "panels", ...(title && { title }), columns, plots };
}
