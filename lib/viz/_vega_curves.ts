/** Curves and bars in vega-lite's words. */
import { type Bars, FEW_POINTS, type Lines } from "./plot.ts";
import { colorBy, quantity, type Spec } from "./_vega_fields.ts";

/** Curves, a color each. */
export function linesSpec(
  { title, x, y, series, log, width = 460, height = 220 }: Lines,
): Spec {
  const values = series.flatMap(({ name, points }) =>
    points.map(([x, y]) => ({ x, y, name }))
  );
  const drawn = series.filter(({ points }) => points.length > 0);
  // A point alone makes no line.
  const few = namesOf(
    drawn.filter(({ points }) => points.length <= FEW_POINTS),
  );
  const isWhole = values.every(({ x }) => Number.isInteger(x));
  return {
    title,
    width,
    height,
    data: { values },
    layer: [
      { mark: { type: "line", strokeWidth: 2, clip: true } },
      {
        transform: [{ filter: { field: "name", oneOf: few } }],
        mark: { type: "circle", size: 24, opacity: 1, clip: true },
      },
    ],
    encoding: {
      x: {
        ...quantity("x", x),
        axis: { grid: false, ...(isWhole && { tickMinStep: 1 }) },
      },
      y: {
        ...quantity("y", y),
        scale: log ? { type: "log" } : { zero: false, ...roomAround(values) },
        axis: { tickCount: 6 },
      },
      color: colorBy(namesOf(series), namesOf(drawn)),
    },
  };
}

/** Bars, one series over another, each half transparent. */
export function barsSpec({ title, x, y, series }: Bars): Spec {
  return {
    title,
    width: 460,
    height: 220,
    data: {
      values: series.flatMap(({ name, bars }) =>
        bars.map((bar) => ({ ...bar, name }))
      ),
    },
    mark: { type: "rect", opacity: 0.5 },
    encoding: {
      x: {
        ...quantity("from", x),
        scale: { zero: false, nice: false },
        axis: { grid: false },
      },
      x2: { field: "to" },
      y: { ...quantity("y", y), axis: { tickCount: 6 } },
      y2: { datum: 0 },
      color: colorBy(namesOf(series)),
    },
  };
}

function namesOf(series: readonly { name: string }[]): string[] {
  return series.map(({ name }) => name);
}

/** A flat curve lies in the middle. */
function roomAround(values: { y: number }[]): Spec {
  const [first] = values;
  return first && values.every(({ y }) => y === first.y)
    ? { domain: [first.y - 1, first.y + 1] }
    : {};
}
