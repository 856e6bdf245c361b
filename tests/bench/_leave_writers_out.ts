/** Which writers are learned from, and which are asked about. */
import type { Random } from "@/engine/mod.ts";

/** No writer is in both. */
export interface Fold {
  train: string[];
  test: string[];
}

/**
 * Folds in each of which other writers are left out: each once in all.
 *
 * @param random What writers are together, and in which order
 */
export function leaveWritersOut(
  persons: string[],
  { folds, random }: { folds: number; random: Random },
): Fold[] {
  const order = Array.from(
    random.permutation(persons.length),
    (i) => persons[i],
  );
  return Array.from({ length: folds }, (_, fold) => ({
    train: order.filter((_, i) => i % folds !== fold),
    test: order.filter((_, i) => i % folds === fold),
  }));
}
