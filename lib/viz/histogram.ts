import type { Bars } from "./plot.ts";

/** What a histogram shows. */
export interface HistogramOptions {
  title: string;
  /** What is counted, with its unit. */
  x: string;
  series: { name: string; values: ArrayLike<number> }[];
  /** Stretches of equal width, the same for all series. */
  bins?: number;
}

/**
 * How often each number occurs: shares of a series, so that a small and a
 * large one can be held against each other.
 *
 * Bins reach from the least to the largest of all numbers; what is no finite
 * number is left out.
 *
 * @throws {RangeError} If there is nothing to count
 *
 * @example Three of four lie in the lower half
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const series = [{ name: "ink", values: [0, 0, 1, 4] }];
 * const plot = histogram({ title: "", x: "ink", series, bins: 2 });
 * deepStrictEqual(plot.series[0].bars.map(({ y }) => y), [0.75, 0.25]);
 * ```
 */
export function histogram(
  { title, x, series, bins = 30 }: HistogramOptions,
): Bars {
  const finite = series.map(({ name, values }) => ({
    name,
    values: Array.from(values).filter(Number.isFinite),
  }));
  const [low, high] = rangeOf(finite.flatMap(({ values }) => values));
  const edge = (bin: number) => low + (high - low) * bin / bins;
  return {
    kind: "bars",
    title,
    x,
    y: "share",
    series: finite.map(({ name, values }) => {
      const counts = new Array(bins).fill(0);
      for (const value of values) {
        const bin = Math.floor(bins * (value - low) / (high - low));
        counts[Math.min(bin, bins - 1)] += 1 / values.length;
      }
      const bars = counts.map((y, i) => ({
        from: edge(i),
        to: edge(i + 1),
        y,
      }));
      return { name, bars };
    }),
  };
}

/** The least and the largest; a single number gets some room around it. */
function rangeOf(values: number[]): [low: number, high: number] {
  if (values.length === 0) {
    throw new RangeError("Cannot draw a histogram: there are no numbers");
  }
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low < high ? [low, high] : [low - 0.5, high + 0.5];
}
