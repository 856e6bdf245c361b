/**
 * Plots as plain data: what is drawn, not how.
 *
 * `toVega()` makes it a vega-lite spec (notebooks, SVG, PNG), `toPlotly()`
 * what plotly draws (the browser tab of `--plot`).
 */

/** Points of a curve, in order of x. */
export type Points = (readonly [x: number, y: number])[];

/** Curves of so many points at most have a dot at each. */
export const FEW_POINTS = 20;

/** What every panel says: a title, and along the axes names with units. */
interface Titled {
  title: string;
  x: string;
  y: string;
}

/** Curves in one panel. */
export interface Lines extends Titled {
  kind: "lines";
  series: { name: string; points: Points }[];
  /** A logarithmic y axis; numbers that are not above 0 are left out. */
  log?: boolean;
  /** Inner size in pixels. */
  width?: number;
  height?: number;
}

/** Bars over stretches of the x axis; series lie one over another. */
export interface Bars extends Titled {
  kind: "bars";
  series: { name: string; bars: { from: number; to: number; y: number }[] }[];
}

/** Points in a plane, each with a color by name, or a small picture. */
export interface Scatter extends Titled {
  kind: "scatter";
  points: { x: number; y: number; name?: string }[];
  /** Pictures at their points: data URLs of PNG files */
  thumbnails?: { x: number; y: number; url: string }[];
}

/** Numbers in rows and columns, the more the darker. */
export interface Matrix extends Titled {
  kind: "matrix";
  rows: string[];
  columns: string[];
  /** `[rows][columns]` */
  values: number[][];
}

/** An axis for each setting, a line over all of them for each trial. */
export interface Parallel {
  kind: "parallel";
  title: string;
  /** From left to right; heights from 0 to 1 */
  axes: { name: string; ticks: { height: number; text: string }[] }[];
  /** `[axes]` heights, a shade from 0, pale, to 1, and a name for a few */
  lines: { heights: number[]; shade: number; name?: string }[];
}

/** A picture beside plots. */
export interface Picture {
  kind: "picture";
  title: string;
  /** Data URL of a PNG file */
  url: string;
  width: number;
  height: number;
}

/** Several plots, row by row. */
export interface Panels {
  kind: "panels";
  title?: string;
  columns: number;
  plots: Plot[];
}

/** One panel. */
export type Panel = Lines | Bars | Scatter | Matrix | Parallel | Picture;

/** Anything that is drawn; plain JSON. */
export type Plot = Panel | Panels;

/** Whether a value is a plot. */
export function isPlot(x: unknown): x is Plot {
  const kinds: unknown[] = [
    "lines",
    "bars",
    "scatter",
    "matrix",
    "parallel",
    "picture",
    "panels",
  ] satisfies Plot["kind"][];
  return typeof x === "object" && x !== null && "kind" in x &&
    kinds.includes(x.kind);
}

/** The panels of a plot in order, wherever they stand. */
export function panelsOf(plot: Plot): Panel[] {
  return plot.kind === "panels" ? plot.plots.flatMap(panelsOf) : [plot];
}
