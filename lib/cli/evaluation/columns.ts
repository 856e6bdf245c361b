/** Samples and what they stand between: the columns of the table. */
import type { Random } from "@/engine/mod.ts";
import { spoiled } from "../_spoiled.ts";
import type { Sides } from "./sides.ts";

/** What samples stand between: other real pictures, and what is none. */
export const COLUMNS = [
  "samples",
  "real",
  "noise",
  "blank",
  "blurred",
] as const;
export type Column = typeof COLUMNS[number];

/** One metric of each column; null where it says nothing. */
export interface Row {
  name: string;
  /** Which way is good: up, down, or as near to the real ones as can be */
  better: "lower" | "higher" | "as real";
  values: Record<Column, number | null>;
  /** Standard errors, where they are known */
  errors?: Partial<Record<Column, number>>;
}

/** The rows, and what to mind about them. */
export interface Rows {
  rows: Row[];
  notes: string[];
}

/** Samples and anchors, each as many. */
export function columnsOf(
  { samples, others, size }: Sides,
  random: Random,
): Record<Column, Float32Array> {
  return { samples, real: others, ...spoiled(others, size, random) };
}

/** A value for each column. */
export function each<T>(of: (column: Column) => T): Record<Column, T> {
  return Object.fromEntries(
    COLUMNS.map((column) => [column, of(column)]),
  ) as Record<Column, T>;
}
