import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import fc from "fast-check";
import { type Item, splitByPerson } from "@/data/mod.ts";

const itemsOf = (persons: string[]): Item[] =>
  persons.map((person, i) => ({
    file: `${i}.png`,
    person,
    label: "a",
    kind: "genuine",
  }));
const items = fc.array(fc.integer({ min: 0, max: 12 }).map(String), {
  maxLength: 60,
}).map(itemsOf);
const seed = fc.integer();
const PARTS = ["train", "valid", "test"] as const;

Deno.test("splitByPerson() keeps each person in one part", () => {
  fc.assert(fc.property(items, seed, (items, seed) => {
    const split = splitByPerson(items, { seed });
    if (split.warning !== undefined) return;
    const seen = new Map<string, string>();
    for (const part of PARTS) {
      for (const i of split[part]) {
        ok((seen.get(items[i].person) ?? part) === part);
        seen.set(items[i].person, part);
      }
    }
  }));
});

Deno.test("splitByPerson() never parts persons who belong together", () => {
  const pair = fc.tuple(
    fc.integer({ max: 14, min: 0 }).map(String),
    fc.integer({ max: 14, min: 0 }).map(String),
  );
  fc.assert(
    fc.property(items, seed, fc.array(pair), (items, seed, together) => {
      const split = splitByPerson(items, { seed, together });
      if (split.warning !== undefined) return;
      const partOf = new Map<string, string>();
      for (const part of PARTS) {
        for (const i of split[part]) partOf.set(items[i].person, part);
      }
      for (const [one, other] of together) {
        const both = [partOf.get(one), partOf.get(other)];
        if (!both.includes(undefined)) strictEqual(both[0], both[1]);
      }
    }),
  );
});

Deno.test("splitByPerson() takes those who belong together for one", () => {
  const four = itemsOf(["a", "b", "c", "d"]);
  const { warning } = splitByPerson(four, {
    seed: 1,
    together: [["a", "b"], ["c", "b"]],
  });
  ok(warning?.includes("2 person(s)"));
});

Deno.test("splitByPerson() puts every item in exactly one part", () => {
  fc.assert(fc.property(items, seed, (items, seed) => {
    const split = splitByPerson(items, { seed });
    const all = PARTS.flatMap((part) => [...split[part]]);
    deepStrictEqual(all.sort((a, b) => a - b), [...items.keys()]);
  }));
});

Deno.test("splitByPerson() does not depend on the order of items", () => {
  const filesOf = (items: Item[], seed: number) => {
    const split = splitByPerson(items, { seed });
    return PARTS.map((part) =>
      [...split[part]].map((i) => items[i].file).sort()
    );
  };
  fc.assert(fc.property(items, seed, (items, seed) => {
    deepStrictEqual(filesOf(items.toReversed(), seed), filesOf(items, seed));
  }));
});

Deno.test("splitByPerson() fills each part from three persons on", () => {
  fc.assert(fc.property(items, seed, (items, seed) => {
    const split = splitByPerson(items, { seed });
    const persons = new Set(items.map(({ person }) => person)).size;
    if (persons >= 3) ok(PARTS.every((part) => split[part].length > 0));
  }));
});

Deno.test("splitByPerson() splits one person by image and says so", () => {
  const split = splitByPerson(itemsOf(Array(20).fill("ann")), { seed: 1 });
  deepStrictEqual(PARTS.map((part) => split[part].length), [16, 2, 2]);
  ok(split.warning?.includes("1 person"));
});

Deno.test("splitByPerson() gives a lone image to train", () => {
  const split = splitByPerson(itemsOf(["ann"]), { seed: 1 });
  deepStrictEqual(PARTS.map((part) => split[part].length), [1, 0, 0]);
});

Deno.test("splitByPerson() refuses shares that leave nothing to train", () => {
  throws(() => splitByPerson([], { seed: 1, valid: 0.5, test: 0.5 }), {
    name: "RangeError",
    message: /0\.5 and 0\.5/,
  });
});
