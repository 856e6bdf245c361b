/** Signatures that a verifier learns from, of several sets at once. */
import { augmentOf, Batches, type Dataset, withRange } from "@/data/mod.ts";
import type { Random } from "@/engine/mod.ts";
import type { EncoderBatch } from "@/training/mod.ts";

/** Signatures of one set. */
export interface Lesson {
  data: Dataset;
  /** Which of its items */
  indices: ArrayLike<number>;
  /** Pictures in each step */
  batch: number;
}

/** Whose all of them are; a name in two lessons is one person. */
export function personsOf(lessons: Lesson[]): string[] {
  const all = lessons.flatMap(({ data: { items }, indices }) =>
    Array.from(indices, (i) => items[i].person)
  );
  return [...new Set(all)];
}

/**
 * Endless batches with pictures of each lesson, moved a little.
 *
 * @returns Gives the next: `x` `[sum of batches, size, size, 1]` in [0, 1];
 * owners by their place among {@linkcode personsOf}; nothing is spoiled
 */
export function drawLessons(
  lessons: Lesson[],
  random: Random,
): () => EncoderBatch {
  const places = new Map(personsOf(lessons).map((person, i) => [person, i]));
  const sources = lessons.map(({ data, indices, batch }) => {
    // No mirror: whose it is may be which side a loop leans to.
    const augment = { ...augmentOf(data.content), mirror: false };
    const images = withRange(data, "unit");
    return {
      batches: new Batches(images, indices, { batch, random, augment }),
      items: data.items,
    };
  });
  return () => {
    const drawn = sources.map(({ batches, items }) => {
      const { x, indices } = batches.next();
      return { x, owners: Array.from(indices, (i) => items[i].person) };
    });
    const owners = drawn.flatMap((part) => part.owners);
    return {
      x: joined(drawn.map(({ x }) => x)),
      owners: Int32Array.from(owners, (person) => places.get(person)!),
      strengths: new Float32Array(owners.length),
    };
  };
}

function joined(parts: Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((sum, x) => sum + x.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
