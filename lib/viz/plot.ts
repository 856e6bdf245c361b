/**
 * Plots as plain data: numbers → vega-lite spec → SVG → PNG.
 *
 * The same spec is live in a notebook and still in a file; nothing is drawn
 * until `toSvg()`.
 */
import { Buffer } from "node:buffer";
import sharp from "sharp";
import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";

/** Points of a curve, in order of x. */
export type Points = (readonly [x: number, y: number])[];

/** What a line plot shows. */
export interface LinePlot {
  title: string;
  /** What stands along the axes, with units. */
  x: string;
  y: string;
  series: { name: string; points: Points }[];
  /** A logarithmic y axis; numbers that are not above 0 are left out. */
  log?: boolean;
}

/** A vega-lite spec, plain JSON. */
export type PlotSpec = TopLevelSpec;

// Version 5 is what JupyterLab draws; vega-lite 6 reads it as its own.
const SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";
/** More points than pixels only make a file large. */
const MAX_POINTS = 500;
/** Okabe and Ito 2008: colors that color-blind readers tell apart. */
const COLORS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"];
const CONFIG = {
  background: "white",
  font: "sans-serif",
  padding: 12,
  view: { stroke: null },
  title: {
    anchor: "start",
    frame: "group",
    fontSize: 14,
    fontWeight: 600,
    offset: 10,
  },
  axis: {
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: "normal",
    titlePadding: 8,
    labelFlush: false,
    gridColor: "#e6e6e6",
    domainColor: "#999",
    tickColor: "#999",
  },
  axisY: { minExtent: 54 }, // panels stand flush with each other
  legend: { labelFontSize: 12, symbolStrokeWidth: 3, title: null },
  range: { category: COLORS },
} as const;

/**
 * One panel of curves.
 *
 * @example A plot is data
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const series = [{ name: "train", points: [[0, 3], [1, 2]] as Points }];
 * const spec = linePlot({ title: "Loss", x: "step", y: "nats", series });
 * strictEqual(JSON.parse(JSON.stringify(spec)).title, "Loss");
 * ```
 */
export function linePlot(plot: LinePlot): PlotSpec {
  return { $schema: SCHEMA, config: CONFIG, ...panel(plot) } as PlotSpec;
}

/** Several panels, one above another. */
export function panels(plots: LinePlot[]): PlotSpec {
  return {
    $schema: SCHEMA,
    config: CONFIG,
    spacing: 28,
    vconcat: plots.map(panel),
    resolve: { scale: { color: "independent" } },
  } as PlotSpec;
}

/**
 * The curves of a training: a panel for each loss, a line for each split.
 *
 * @param curves Such as `{ loss: { train, valid }, kl: { train, valid } }`
 */
export function lossCurves(
  curves: Record<string, Record<string, Points>>,
  { x = "step", unit = "nats per image", log = false } = {},
): PlotSpec {
  return panels(
    Object.entries(curves).map(([title, lines]) => ({
      title,
      x,
      y: unit,
      log,
      series: Object.entries(lines).map(([name, points]) => ({ name, points })),
    })),
  );
}

/** Draws a spec as an SVG picture. */
export function toSvg(spec: PlotSpec): Promise<string> {
  const view = new vega.View(vega.parse(compile(spec).spec), {
    renderer: "none",
  });
  return view.toSVG().finally(() => view.finalize());
}

/**
 * Draws an SVG picture as a PNG.
 *
 * @param svg The text of the picture
 * @param options `scale` 2 suits screens and documents
 */
export async function toPng(
  svg: string,
  { scale = 2 } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const png = await sharp(Buffer.from(svg), { density: 72 * scale })
    .flatten({ background: "white" })
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
  return new Uint8Array(png);
}

function panel({ title, x, y, series, log = false }: LinePlot) {
  const values = series.flatMap(({ name, points }) =>
    thin(points.filter(([, value]) => isDrawn(value, log)))
      .map(([x, y]) => ({ x, y, name }))
  );
  const isWhole = values.every(({ x }) => Number.isInteger(x));
  const names = series.map(({ name }) => name);
  return {
    title,
    width: 460,
    height: 220,
    data: { values },
    mark: { type: "line", strokeWidth: 2, clip: true },
    encoding: {
      x: {
        field: "x",
        type: "quantitative",
        title: x,
        axis: { grid: false, ...(isWhole && { tickMinStep: 1 }) },
      },
      y: {
        field: "y",
        type: "quantitative",
        title: y,
        scale: log ? { type: "log" } : { zero: false },
        axis: { tickCount: 6 },
      },
      color: {
        field: "name",
        type: "nominal",
        scale: { domain: names },
        legend: names.length > 1 ? {} : null,
      },
    },
  };
}

function isDrawn(value: number, log: boolean): boolean {
  return Number.isFinite(value) && (!log || value > 0);
}

/** Every n-th point, and the last. */
function thin(points: Points): Points {
  const stride = Math.ceil(points.length / MAX_POINTS);
  return points.filter((_, i) => i % stride === 0 || i === points.length - 1);
}
