import type { Random } from "@/engine/mod.ts";

/**
 * Noise that a generator draws of, from N(0, I).
 *
 * @returns `[count, latentDim]`
 *
 * @example
 * ```ts
 * import { deepStrictEqual, strictEqual } from "node:assert/strict";
 * import { Random } from "../engine/mod.ts";
 * const z = getNoise(2, 64, new Random(1));
 * strictEqual(z.length, 128);
 * deepStrictEqual(z, getNoise(2, 64, new Random(1)));
 * ```
 */
export function getNoise(
  count: number,
  latentDim: number,
  random: Random,
): Float32Array<ArrayBuffer> {
  return random.normals(count * latentDim);
}
