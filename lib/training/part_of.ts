import { UserError } from "@/engine/mod.ts";

/** Share of the steps of a lecture, by the name of its preset. */
const SHARES = new Map([["standard", 1], ["wasm", 0.2], ["quick", 0.01]]);

/**
 * A lecture's numbers of steps, as a preset shortens them.
 *
 * `wasm` is for machines without TensorFlow; `quick` only tries each cell.
 *
 * @param preset What `INKPRINT_PRESET` says; empty or left out: `standard`
 * @throws {UserError} If it is another
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const part = partOf("wasm");
 * strictEqual(part(300), 60);
 * ```
 */
export function partOf(preset?: string): (steps: number) => number {
  const share = SHARES.get(preset || "standard");
  if (share === undefined) {
    throw new UserError(
      `INKPRINT_PRESET must be one of ${[...SHARES.keys()].join(", ")}: ` +
        `current value is ${preset}`,
    );
  }
  return (steps) => Math.ceil(share * steps);
}
