/** Plots in the words of vega-lite. */
import type { TopLevelSpec } from "vega-lite";
import type { Panel, Plot } from "./plot.ts";
import { VEGA_CONFIG } from "./_vega_theme.ts";
import { barsSpec, linesSpec } from "./_vega_curves.ts";
import { matrixSpec } from "./_vega_matrix.ts";
import { parallelSpec } from "./_vega_parallel.ts";
import { pictureSpec, scatterSpec } from "./_vega_points.ts";

// Version 5 is what JupyterLab draws; vega-lite 6 reads it as its own.
const SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

/** A plot as a vega-lite spec, plain JSON. */
export function toVega(plot: Plot): TopLevelSpec {
  return {
    $schema: SCHEMA,
    config: VEGA_CONFIG,
    ...specOf(plot),
  } as unknown as TopLevelSpec;
}

function specOf(plot: Plot): Record<string, unknown> {
  if (plot.kind !== "panels") return panelSpec(plot);
  const { title, columns, plots } = plot;
  return {
    ...(title && { title: title.split("\n") }),
    columns,
    concat: plots.map(specOf),
    // Each panel has colors and shades of its own.
    resolve: { scale: { color: "independent" } },
  };
}

function panelSpec(panel: Panel): Record<string, unknown> {
  switch (panel.kind) {
    case "lines":
      return linesSpec(panel);
    case "bars":
      return barsSpec(panel);
    case "scatter":
      return scatterSpec(panel);
    case "matrix":
      return matrixSpec(panel);
    case "parallel":
      return parallelSpec(panel);
    case "picture":
      return pictureSpec(panel);
  }
}
