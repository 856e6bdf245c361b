/** A matrix in vega-lite's words. */
import type { Matrix } from "./plot.ts";
import type { Spec } from "./_vega_fields.ts";
import { SHADES } from "./_vega_theme.ts";

/** The side of a cell. */
const CELL = 44;
/** The largest side of a matrix; many classes get small cells. */
const MATRIX = 420;
/** About the width of a letter of a label. */
const LETTER = 7;

/** Shaded cells with their numbers. */
export function matrixSpec(
  { title, x, y, rows, columns, values }: Matrix,
): Spec {
  const most = Math.max(1, ...values.flat());
  const side = Math.min(CELL, MATRIX / Math.max(rows.length, columns.length));
  const longest = Math.max(...columns.map((name) => name.length));
  const labelAngle = longest * LETTER < side ? 0 : -90;
  const axis = (
    field: string,
    name: string,
    { sort, labelAngle = 0 }: { sort: string[]; labelAngle?: number },
  ) => ({
    field,
    type: "nominal",
    title: name,
    sort,
    axis: { grid: false, ticks: false, domain: false, labelAngle },
  });
  const dark = `datum.value > ${most / 2}`;
  return {
    title,
    width: side * columns.length,
    height: side * rows.length,
    data: {
      values: values.flatMap((row, i) =>
        row.map((value, j) => ({ row: rows[i], column: columns[j], value }))
      ),
    },
    encoding: {
      x: axis("column", x, { sort: columns, labelAngle }),
      y: axis("row", y, { sort: rows }),
    },
    layer: [{
      mark: { type: "rect", stroke: "#e6e6e6" },
      encoding: {
        color: {
          field: "value",
          type: "quantitative",
          scale: { domain: [0, most], range: SHADES, interpolate: "rgb" },
          legend: null,
        },
      },
    }, {
      mark: { type: "text", fontSize: Math.min(12, side / 2.5) },
      encoding: {
        text: { field: "value", type: "quantitative" },
        color: {
          condition: { test: dark, value: "white" },
          value: "#222",
        },
      },
    }],
  };
}
