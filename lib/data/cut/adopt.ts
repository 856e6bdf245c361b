import type { Box } from "@/image/mod.ts";
import { type Group, merge } from "./groups.ts";

/** Least ink of what is adopted, as a share of the signature's: no speck. */
const LEAST = 0.01;
/** How much farther the next signature must be. */
const CLEARLY = 1.5;

/**
 * Gives small pieces that stand apart, such as a dot or an accent, to the
 * signature that is clearly the nearest.
 *
 * @param kept Signatures
 * @param dropped Groups that are too small to be one
 * @param reach How far they may be, in pixels; along the row half as far again
 */
export function adopt(
  kept: readonly Group[],
  dropped: readonly Group[],
  reach: number,
): Group[] {
  const out = kept.map((group) => ({ ...group, pieces: [...group.pieces] }));
  for (const small of dropped) {
    const [first, second] = kept
      .map((group, k) => ({ k, away: between(group, small) }))
      .sort((a, b) => a.away - b.away);
    const isOnes = first !== undefined && first.away <= reach &&
      small.area >= LEAST * kept[first.k].area &&
      (second === undefined || second.away > CLEARLY * first.away);
    if (isOnes) merge(out[first.k], small);
  }
  return out;
}

/** The gap between boxes; along the row it counts less. */
function between(a: Box, b: Box): number {
  const across = Math.max(0, a.left - b.right, b.left - a.right);
  const down = Math.max(0, a.top - b.bottom, b.top - a.bottom);
  return Math.hypot(across / 1.5, down);
}
