/** Plots in the words of plotly. */
import {
  type Bars,
  FEW_POINTS,
  type Lines,
  type Matrix,
  type Panel,
  type Parallel,
  type Picture,
  type Scatter,
} from "./plot.ts";
import { COLORS, SHADES } from "./_vega_theme.ts";

type Json = Record<string, unknown>;

/** What plotly draws in one card: traces and their layout, plain JSON. */
export interface Figure {
  data: Json[];
  layout: Json;
}

/** Side of a small picture, as a share of what the points span. */
const THUMBNAIL = 0.07;

/** A panel as a figure of plotly; see `panelsOf()` for the panels of a plot. */
export function toPlotly(panel: Panel): Figure {
  switch (panel.kind) {
    case "lines":
      return lines(panel);
    case "bars":
      return bars(panel);
    case "scatter":
      return scatter(panel);
    case "matrix":
      return matrix(panel);
    case "parallel":
      return parallel(panel);
    case "picture":
      return picture(panel);
  }
}

function lines({ title, x, y, series, log }: Lines): Figure {
  return {
    data: series.map(({ name, points }) => ({
      type: "scatter",
      mode: points.length <= FEW_POINTS ? "lines+markers" : "lines",
      name,
      x: points.map(([x]) => x),
      y: points.map(([, y]) => y),
    })),
    layout: layoutOf({ title, x, y }, log ? { type: "log" } : {}),
  };
}

function bars({ title, x, y, series }: Bars): Figure {
  const data = series.map(({ name, bars }) => ({
    type: "bar",
    name,
    opacity: 0.5,
    x: bars.map(({ from, to }) => (from + to) / 2),
    y: bars.map(({ y }) => y),
    width: bars.map(({ from, to }) => to - from),
  }));
  return { data, layout: { ...layoutOf({ title, x, y }), barmode: "overlay" } };
}

function scatter({ title, x, y, points, thumbnails = [] }: Scatter): Figure {
  const names = [...new Set(points.map(({ name = "" }) => name))];
  const data = names.map((name) => {
    const own = points.filter((point) => (point.name ?? "") === name);
    const [xs, ys] = [own.map(({ x }) => x), own.map(({ y }) => y)];
    return { type: "scatter", mode: "markers", name, x: xs, y: ys };
  });
  const side = (values: number[]) =>
    THUMBNAIL * (Math.max(...values) - Math.min(...values));
  const sizex = side(points.map(({ x }) => x));
  const sizey = side(points.map(({ y }) => y));
  const images = thumbnails.map(({ x, y, url }) => ({
    source: url,
    xref: "x",
    yref: "y",
    xanchor: "center",
    yanchor: "middle",
    ...{ x, y, sizex, sizey },
  }));
  return { data, layout: { ...layoutOf({ title, x, y }), images } };
}

function matrix({ title, x, y, rows, columns, values }: Matrix): Figure {
  return {
    data: [{
      type: "heatmap",
      x: columns,
      y: rows,
      z: values,
      zmin: 0,
      colorscale: [[0, SHADES[0]], [1, SHADES[1]]],
      showscale: false,
      texttemplate: "%{z}",
    }],
    layout: layoutOf({ title, x, y }, { autorange: "reversed" }),
  };
}

function parallel({ title, axes, lines }: Parallel): Figure {
  return {
    data: [{
      type: "parcoords",
      line: { color: lines.map(({ shade }) => shade), colorscale: "Blues" },
      dimensions: axes.map(({ name, ticks }, axis) => ({
        label: name,
        range: [0, 1],
        tickvals: ticks.map(({ height }) => height),
        ticktext: ticks.map(({ text }) => text),
        values: lines.map(({ heights }) => heights[axis]),
      })),
    }],
    layout: layoutOf({ title, x: "", y: "" }),
  };
}

/** A picture alone, as large as there is room; it stays while it is the same. */
function picture({ title, url }: Picture): Figure {
  const hidden = { visible: false };
  const whole = { x: 0, y: 1, sizex: 1, sizey: 1, sizing: "contain" };
  return {
    data: [],
    layout: {
      ...layoutOf({ title, x: "", y: "" }),
      xaxis: hidden,
      yaxis: hidden,
      images: [{ source: url, xref: "paper", yref: "paper", ...whole }],
      margin: { t: 40, r: 8, b: 8, l: 8 },
    },
  };
}

function layoutOf(
  { title, x, y }: { title: string; x: string; y: string },
  yaxis: Json = {},
): Json {
  return {
    title: { text: title, x: 0, xref: "paper" },
    xaxis: { title: { text: x } },
    yaxis: { title: { text: y }, ...yaxis },
    colorway: COLORS,
    margin: { t: 48, r: 16, b: 48, l: 64 },
  };
}
