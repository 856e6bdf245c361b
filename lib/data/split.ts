import { Random } from "@/engine/random.ts";
import { groupsOf } from "./alike.ts";
import type { Item, Split } from "./dataset.ts";

/** How items are shared out. */
export interface SplitOptions {
  /** Seed of the order of persons */
  seed: number;
  /** Share of persons to choose on */
  valid?: number;
  /** Share of persons to report on */
  test?: number;
  /** Persons who must not be parted, in pairs */
  together?: readonly [string, string][];
}

/**
 * Shares items out by person, so that nobody is in two parts.
 *
 * Which part a person falls into depends on the names of all persons and the
 * seed, not on the order or number of their items. With three or more persons
 * each part that is asked for has at least one. With one or two persons the
 * split is by image instead, and says so in `warning`. Persons who belong
 * together count as one.
 *
 * @throws {RangeError} If the shares are not in [0, 1) or sum to 1 or more
 *
 * @example Ten persons, one to choose on and one to report on
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const items = Array.from({ length: 10 }, (_, i) => ({
 *   file: `${i}.png`, person: `${i}`, label: "a", kind: "genuine" as const,
 * }));
 * const { train, valid, test } = splitByPerson(items, { seed: 1 });
 * deepStrictEqual([train.length, valid.length, test.length], [8, 1, 1]);
 * ```
 */
export function splitByPerson(
  items: readonly Item[],
  { seed, valid = 0.1, test = 0.1, together = [] }: SplitOptions,
): Split {
  if (!(valid >= 0 && test >= 0 && valid + test < 1)) {
    throw new RangeError(
      `Cannot split as valid + test must be in [0, 1): current values are ` +
        `${valid} and ${test}`,
    );
  }
  const groupOf = groupsOfPersons(items, together);
  const persons = new Set(groupOf.values());
  const byPerson = persons.size >= 3;
  const keyOf = ({ person, file }: Item) =>
    byPerson ? groupOf.get(person)! : file;
  const keys = [...new Set(items.map(keyOf))].sort();
  const order = new Random(seed).permutation(keys.length);
  const testEnd = share(test, keys.length);
  const validEnd = testEnd + share(valid, keys.length);
  const partOf = new Map<string, keyof Omit<Split, "warning">>();
  order.forEach((k, rank) => {
    const part = rank < testEnd ? "test" : rank < validEnd ? "valid" : "train";
    partOf.set(keys[k], part);
  });
  const pick = (part: string) =>
    Int32Array.from(
      items.keys().filter((i) => partOf.get(keyOf(items[i])) === part),
    );
  const split = {
    train: pick("train"),
    valid: pick("valid"),
    test: pick("test"),
  };
  if (byPerson || items.length === 0) return split;
  const warning = `Split by image, as ${persons.size} person(s) cannot be ` +
    `shared out among train, valid and test.`;
  return { ...split, warning };
}

/** For each person, one who stands for all that must not be parted. */
function groupsOfPersons(
  items: readonly Item[],
  together: readonly [string, string][],
): Map<string, string> {
  const persons = [...new Set(items.map(({ person }) => person))].sort();
  const groups = new Map(persons.map((person) => [person, person]));
  const index = new Map(persons.map((person, i) => [person, i]));
  const pairs = together.filter((pair) => pair.every((p) => index.has(p)))
    .map(([a, b]): [number, number] => [index.get(a)!, index.get(b)!]);
  for (const [first, ...others] of groupsOf(pairs)) {
    for (const other of others) groups.set(persons[other], persons[first]);
  }
  return groups;
}

/** How many of `count` a share is: at least one, if any and if there are 3. */
function share(part: number, count: number): number {
  return part === 0 || count < 3 ? 0 : Math.max(1, Math.round(part * count));
}
