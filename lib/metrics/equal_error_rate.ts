import { ascending } from "./_ascending.ts";

/**
 * How often a verifier errs where it errs as often either way.
 *
 * A pair is taken for one writer's if its distance is at most t:
 *
 *   FRR(t) = share of genuine > t,   FAR(t) = share of impostor <= t
 *   EER = FAR(t*) = FRR(t*)
 *
 * Both are steps, and may cross between two of them: the rate is that of the
 * straight line from one to the next, as a verifier reaches that tosses a coin
 * between two thresholds. Equal distances are accepted or refused together.
 * Source: ISO/IEC 19795-1, false match and false non-match rates
 *
 * @param genuine Distances within a writer, any unit, at least one
 * @param impostor Distances to what the writer did not write, same unit
 * @returns In [0, 1]; 0 where all are told apart, 0.5 where none
 * @throws {RangeError} If one of them is empty or not finite
 *
 * @example One of three genuine pairs is farther than one of three others
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * strictEqual(equalErrorRate([1, 2, 5], [4, 6, 7]), 1 / 3);
 * ```
 */
export function equalErrorRate(
  genuine: ArrayLike<number>,
  impostor: ArrayLike<number>,
): number {
  const [own, other] = [
    ascending(genuine, "an error rate"),
    ascending(impostor, "an error rate"),
  ];
  let [i, j] = [0, 0]; // of each, so many are accepted
  let [far, frr] = [0, 1];
  while (true) {
    const t = Math.min(own[i] ?? Infinity, other[j] ?? Infinity);
    while (own[i] === t) i++;
    while (other[j] === t) j++;
    const next = { far: j / other.length, frr: 1 - i / own.length };
    if (next.far >= next.frr) {
      const [before, after] = [frr - far, next.far - next.frr];
      return far + (next.far - far) * before / (before + after);
    }
    ({ far, frr } = next);
  }
}
