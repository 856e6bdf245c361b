import type { Parallel } from "./plot.ts";

/** A number, or a word, of each line on an axis. */
export interface ParallelAxis {
  name: string;
  values: (number | string | boolean)[];
  /** Numbers are spread by their logarithm */
  log?: boolean;
  /** As far apart each from the next: for choices */
  even?: boolean;
}

/** What parallel coordinates show. */
export interface ParallelOptions {
  title: string;
  /** Each with a value for every line; the last one shades the lines */
  axes: ParallelAxis[];
  /** Lines that are told from the others */
  named?: { line: number; name: string }[];
  /** Whether low values of the last axis are the dark ones; default */
  isLowBest?: boolean;
}

/**
 * Many settings at once: an axis for each, a line for each trial.
 *
 * Source: Inselberg 1985, https://doi.org/10.1007/BF01898350
 *
 * @throws {RangeError} If an axis has another number of values
 *
 * @example The lowest stands at 0, the highest at 1
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const axes = [{ name: "beta", values: [1, 2] }, { name: "loss", values: [9, 5] }];
 * const { lines } = parallelCoordinates({ title: "", axes });
 * deepStrictEqual(lines.map(({ heights }) => heights), [[0, 1], [1, 0]]);
 * ```
 */
export function parallelCoordinates(
  { title, axes, named = [], isLowBest = true }: ParallelOptions,
): Parallel {
  const count = axes[0].values.length;
  const odd = axes.find(({ values }) => values.length !== count);
  if (odd) {
    throw new RangeError(
      `Cannot draw lines as axis ${odd.name} must have ${count} values: ` +
        `current value is ${odd.values.length}`,
    );
  }
  const scales = axes.map(scaleOf);
  const names = new Map(named.map(({ line, name }) => [line, name]));
  return {
    kind: "parallel",
    title,
    axes: axes.map(({ name }, i) => ({ name, ticks: scales[i].ticks })),
    lines: Array.from({ length: count }, (_, line) => {
      const heights = axes.map(({ values }, i) =>
        scales[i].height(values[line])
      );
      const last = heights.at(-1)!;
      const name = names.get(line);
      return {
        heights,
        shade: isLowBest ? 1 - last : last,
        ...(name !== undefined && { name }),
      };
    }),
  };
}

/** Where values stand on their axis, from 0 to 1. */
interface Scale {
  height(value: number | string | boolean): number;
  ticks: { height: number; text: string }[];
}

/** Few values have a tick each; many have one at either end and between. */
const MOST_TICKS = 6;

function scaleOf({ values, log, even }: ParallelAxis): Scale {
  const all = [...new Set(values)];
  const isNumber = all.every((value) => typeof value === "number");
  if (!isNumber) return wordScale(all.map(String).sort());
  const numbers = (all as number[]).sort((a, b) => a - b);
  if (even) return wordScale(numbers.map(String));
  const place = log && numbers[0] > 0 ? Math.log : (x: number) => x;
  const [low, high] = [place(numbers[0]), place(numbers.at(-1)!)];
  const height = (value: unknown) =>
    low < high ? (place(value as number) - low) / (high - low) : 0.5;
  const shown = numbers.length <= MOST_TICKS
    ? numbers
    : [0, 0.25, 0.5, 0.75, 1].map((part) => {
      const at = low + part * (high - low);
      return log && numbers[0] > 0 ? Math.exp(at) : at;
    });
  return {
    height,
    ticks: shown.map((x) => ({
      height: height(x),
      text: String(Number(x.toPrecision(3))),
    })),
  };
}

function wordScale(words: string[]): Scale {
  const height = (value: unknown) =>
    words.length > 1 ? words.indexOf(String(value)) / (words.length - 1) : 0.5;
  return {
    height,
    ticks: words.map((text) => ({ height: height(text), text })),
  };
}
