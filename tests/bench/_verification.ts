/** How often signatures are taken for a writer's, or are not, by mistake. */
import type { Item } from "@/data/mod.ts";
import { equalErrorRate } from "@/metrics/mod.ts";

/** Equal error rates, in [0, 1]. */
export interface Verification {
  /** Against genuine signatures of other writers */
  random: number;
  /** Against forgeries of the same writer's */
  skilled: number;
}

/** Distances of pairs, in [0, 2]. */
export interface PairDistances {
  genuine: number[];
  random: number[];
  skilled: number[];
}

/**
 * All pairs of signatures that a verifier may be asked about.
 *
 *   d(a, b) = 1 - <a, b> / (|a| |b|)
 *
 * @param features `[items, dim]`
 */
export function pairDistances(
  features: Float32Array,
  items: readonly Pick<Item, "person" | "kind">[],
): PairDistances {
  const dim = features.length / items.length;
  const unit = items.map((_, i) => {
    const one = features.subarray(i * dim, (i + 1) * dim);
    const length = Math.hypot(...one);
    return one.map((v) => v / length);
  });
  const out: PairDistances = { genuine: [], random: [], skilled: [] };
  items.forEach((a, i) =>
    items.forEach((b, j) => {
      const kind = kindOf(a, b, i < j);
      if (!kind) return;
      let product = 0;
      for (let k = 0; k < dim; k++) product += unit[i][k] * unit[j][k];
      out[kind].push(1 - product);
    })
  );
  return out;
}

/** What the second is to the first, if they are asked about. */
function kindOf(
  a: Pick<Item, "person" | "kind">,
  b: Pick<Item, "person" | "kind">,
  isFirst: boolean,
): keyof PairDistances | undefined {
  const isOwn = a.person === b.person;
  if (a.kind !== "genuine") return undefined;
  if (b.kind === "forged") return isOwn ? "skilled" : undefined;
  if (!isFirst) return undefined;
  return isOwn ? "genuine" : "random";
}

/** The rates of all pairs, by one threshold for all writers. */
export function verification(
  features: Float32Array,
  items: readonly Pick<Item, "person" | "kind">[],
): Verification {
  const { genuine, random, skilled } = pairDistances(features, items);
  return {
    random: equalErrorRate(genuine, random),
    skilled: equalErrorRate(genuine, skilled),
  };
}
