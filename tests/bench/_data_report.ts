/** Rounds of a command as one result, and results as a table. */
import type { DataRow } from "./_data_rows.ts";
import { median } from "./_statistics.ts";

/** One round: from the start of the process to its end. */
export interface Round {
  seconds: number;
  /** Most memory resident at once; unknown off Linux */
  peakMb?: number;
}

/** A row of the results file. */
export interface DataResult {
  name: string;
  about: string;
  command: string;
  count: number;
  /** Of the middle round, with the start of the process */
  per_second: number;
  seconds: number;
  seconds_min: number;
  peak_mb?: number;
  all_rounds_seconds: number[];
}

/**
 * Sums rounds up.
 *
 * @throws {RangeError} If there is none
 */
export function dataResult(
  { name, about, task, args, count }: DataRow,
  rounds: readonly Round[],
): DataResult {
  const all = rounds.map(({ seconds }) => seconds);
  const peaks = rounds.flatMap(({ peakMb }) => peakMb ?? []);
  return {
    name,
    about,
    command: `deno task ${task} ${args}`,
    count,
    per_second: round(count / median(all)),
    seconds: round(median(all)),
    seconds_min: round(Math.min(...all)),
    peak_mb: peaks.length > 0 ? Math.round(Math.max(...peaks)) : undefined,
    all_rounds_seconds: all.map(round),
  };
}

/** Results for people, as Markdown. */
export function dataTable(results: readonly DataResult[]): string {
  return [
    "| what | count | per second | seconds: median (min) | peak, MB |",
    "| --- | --- | --- | --- | --- |",
    ...results.map((row) =>
      `| ${row.about} | ${row.count} | ${row.per_second} | ${row.seconds} ` +
      `(${row.seconds_min}) | ${row.peak_mb ?? "unknown"} |`
    ),
  ].join("\n");
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}
