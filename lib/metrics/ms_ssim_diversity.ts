import type { Random } from "@/engine/random.ts";
import { msSsim } from "./ms_ssim.ts";

/** Pairs that are looked at: as many as in the source. */
const PAIRS = 100;

/**
 * How much pictures of one set differ: 1 - MS-SSIM, the mean of random pairs.
 *
 * 0 where all are equal. Paper and blank margins are alike in all pictures,
 * so that it says something only beside the same number of real ones.
 * Source: Odena et al. 2017, https://arxiv.org/abs/1610.09585, section 4.2
 *
 * @param x `[count, size, size]` in [0, 1], count at least 2
 * @param size Width and height
 * @param random Draws the pairs; advanced
 *
 * @example Nothing differs among equal pictures
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { Random } from "../engine/random.ts";
 * const equal = new Float32Array(2 * 16 * 16).fill(.5);
 * ok(Math.abs(msSsimDiversity(equal, 16, new Random(1))) < 1e-6);
 * ```
 */
export function msSsimDiversity(
  x: Float32Array,
  size: number,
  random: Random,
): number {
  const area = size * size;
  const count = x.length / area;
  let sum = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    const i = random.integer(count);
    const j = (i + 1 + random.integer(count - 1)) % count;
    const of = (k: number) => x.subarray(k * area, (k + 1) * area);
    sum += 1 - msSsim(of(i), of(j), size);
  }
  return sum / PAIRS;
}
