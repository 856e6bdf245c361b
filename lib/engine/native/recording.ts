/** What takes the place of eager execution while a step is traced. */
import type { Attribute } from "./attributes.ts";

/** Id, shape and data type of an op's result. */
export interface Metadata {
  id: number;
  shape: number[];
  dtype: number;
}

/** The binding's calls, written down instead of run. */
export interface Recording {
  /** Whether `id` has no value that could be read: a symbol or a variable. */
  owns(id: number): boolean;
  /** Ids that were freed meanwhile. */
  freed: Set<number>;
  copyOf(id: number): number;
  assign(id: number, value: number): void;
  record(
    name: string,
    attributes: Attribute[],
    inputs: number[],
    outputs: number,
  ): Metadata[];
  update(
    name: string,
    attributes: Attribute[],
    inputs: number[],
    resources: number,
  ): void;
  refuseRead(): never;
}
