/**
 * The face of the house: everything that a program needs, without commands.
 *
 * `openEngine()` first, then data → model → `train()` → pictures and files;
 * importing it opens neither the engine nor a file.
 *
 * @example The KL term of a posterior that is the prior
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { klDivergence, openEngine, tf } from "@/mod.ts";
 * await openEngine({ engine: "cpu" });
 * const zeros = tf.zeros<tf.Rank.R2>([1, 2]);
 * const kl = klDivergence({ mean: zeros, logVar: zeros });
 * strictEqual(kl.dataSync()[0], 0);
 * ```
 */
export * from "./data/mod.ts";
export * from "./engine/mod.ts";
export * from "./formats/mod.ts";
export * from "./losses/mod.ts";
export * from "./metrics/mod.ts";
export * from "./models/mod.ts";
// `data` has the same sizes under the same name; a model's are what counts.
export { SIZES } from "./models/mod.ts";
export * from "./training/mod.ts";
export * from "./viz/mod.ts";
