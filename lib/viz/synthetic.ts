/** Who made a picture. */
export interface Origin {
  /** The kind of model or the run, such as `vae-signatures-3`. */
  model: string;
  seed: number;
}

/**
 * The words that each generated picture carries, for `metadata` of a sheet.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * strictEqual(synthetic({ model: "vae", seed: 1 }).Synthetic, "true");
 * ```
 */
export function synthetic({ model, seed }: Origin): Record<string, string> {
  return {
    Synthetic: "true",
    Comment: `Synthetic: made by the model ${model} with seed ${seed}; ` +
      "no person signed or touched this.",
    Software: "inkprint",
    Model: model,
    Seed: String(seed),
  };
}
