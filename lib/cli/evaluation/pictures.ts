/** One side of a comparison, and parts of it. */
import type { Content } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";
import { taken } from "./taken.ts";

/** One side of a comparison. */
export interface Pictures {
  name: string;
  content: Content;
  size: number;
  /** `[count, size, size]` in [0, 1], ink high */
  pixels: Float32Array;
  /** Whose each is */
  persons: string[];
  /** What was done to them, for the report */
  read: string;
}

/**
 * Two halves of pictures; nobody is in both.
 *
 * @throws {UserError} If there are too few for two halves
 */
export function halves(pictures: Pictures): [Pictures, Pictures] {
  const { persons, name } = pictures;
  const all = [...new Set(persons)].sort();
  const sideOf = new Map(all.map((person, i) => [person, i % 2]));
  const byPerson = all.length >= 4;
  const sides = [0, 1].map((side) =>
    [...persons.keys()].filter((i) =>
      (byPerson ? sideOf.get(persons[i]) : i % 2) === side
    )
  );
  if (sides.some(({ length }) => length < 16)) {
    throw new UserError(
      `${name} has too few pictures to compare with: two halves need 16 or ` +
        `more each, current values are ${sides[0].length} and ` +
        `${sides[1].length}`,
    );
  }
  return [chosen(pictures, sides[0]), chosen(pictures, sides[1])];
}

/** Some of the pictures. */
export function chosen(
  pictures: Pictures,
  indices: readonly number[],
): Pictures {
  return {
    ...pictures,
    pixels: taken(pictures.pixels, indices, pictures.size ** 2),
    persons: indices.map((i) => pictures.persons[i]),
  };
}
