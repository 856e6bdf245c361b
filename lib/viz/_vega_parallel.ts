/** Parallel coordinates in vega-lite's words. */
import type { Parallel } from "./plot.ts";
import type { Spec } from "./_vega_fields.ts";
import { COLORS } from "./_vega_theme.ts";

/** Pixels from an axis to the next. */
const APART = 105;

/** A line for each trial over an axis for each setting. */
export function parallelSpec({ title, axes, lines }: Parallel): Spec {
  const values = lines.flatMap(({ heights, shade, name }, line) =>
    heights.map((y, axis) => ({ axis, y, line, shade, name }))
  );
  const names = lines.flatMap(({ name }) => name === undefined ? [] : [name]);
  const y = {
    field: "y",
    type: "quantitative",
    axis: null,
    scale: { domain: [0, 1] },
  };
  const x = {
    field: "axis",
    type: "quantitative",
    axis: null,
    scale: { domain: [0, axes.length - 1], nice: false },
  };
  const place = { x, y, detail: { field: "line" } };
  const line = { type: "line", interpolate: "monotone" };
  const shade = {
    field: "shade",
    type: "quantitative",
    scale: { range: ["#d9dde2", "#3b4754"], domain: [0, 1] },
    legend: null,
  };
  const color = {
    field: "name",
    type: "nominal",
    scale: { domain: names, range: [COLORS[1], COLORS[0]] },
    legend: names.length > 0 ? { orient: "top" } : null,
  };
  const isNamed = "isValid(datum.name)";
  return {
    title,
    width: APART * (axes.length - 1),
    height: 260,
    resolve: { scale: { color: "independent" } },
    layer: [
      {
        data: { values: axes.map((_, axis) => ({ axis, y: 0, top: 1 })) },
        mark: { type: "rule", color: "#999" },
        encoding: { x, y, y2: { field: "top" } },
      },
      {
        data: { values },
        transform: [{ filter: `!${isNamed}` }],
        mark: { ...line, strokeWidth: 1.2, opacity: 0.8 },
        encoding: { ...place, color: shade },
      },
      {
        data: { values },
        transform: [{ filter: isNamed }],
        mark: { ...line, strokeWidth: 3 },
        encoding: { ...place, color },
      },
      ...texts(axes, { x, y }),
    ],
  };
}

/** The axes' names above them, their ticks beside. */
function texts(axes: Parallel["axes"], { x, y }: Record<string, Spec>): Spec[] {
  const ticks = axes.flatMap(({ ticks }, axis) =>
    ticks.map(({ height, text }) => ({ axis, y: height, text }))
  );
  const heads = axes.map(({ name }, axis) => ({ axis, y: 1, text: name }));
  const text = { field: "text", type: "nominal" };
  return [
    {
      data: { values: ticks },
      mark: { type: "tick", orient: "horizontal", size: 8, color: "#999" },
      encoding: { x, y },
    },
    {
      data: { values: ticks },
      mark: {
        ...{ type: "text", align: "left", dx: 6, fontSize: 11 },
        ...{ stroke: "white", strokeWidth: 3, strokeOpacity: 0.85 },
      },
      encoding: { x, y, text },
    },
    {
      data: { values: ticks },
      mark: { type: "text", align: "left", dx: 6, fontSize: 11 },
      encoding: { x, y, text },
    },
    {
      data: { values: heads },
      mark: { type: "text", dy: -14, fontSize: 12, fontWeight: 600 },
      encoding: { x, y, text },
    },
  ];
}
