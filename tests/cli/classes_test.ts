import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { classesOf, labelsOf, splitForClasses } from "@/cli/_classes.ts";
import { type Dataset, sampleSignatures, splitByPerson } from "@/data/mod.ts";

/** Eight persons, ten images each; the class is said by `labelOf`. */
function dataOf(labelOf: (person: number, image: number) => string): Dataset {
  const data = sampleSignatures({ size: 28, writers: 8, perWriter: 10 });
  const items = data.items.map((item, i) => ({
    ...item,
    label: labelOf(i / 10 | 0, i % 10),
  }));
  return { ...data, items, split: splitByPerson(items, { seed: 1 }) };
}

/** The classes of a part of the split. */
const labelsIn = (
  { items, split }: Dataset,
  part: "train" | "valid" | "test",
) => [...new Set(Array.from(split[part], (i) => items[i].label))].sort();

Deno.test("splitForClasses() leaves classes that persons share", () => {
  const data = dataOf((_, image) => image % 2 ? "odd" : "even");
  strictEqual(splitForClasses(data, 1), data);
});

Deno.test("splitForClasses() holds out images where classes are persons", () => {
  const data = dataOf((person) => `p${person}`);
  strictEqual(labelsIn(data, "train").length, 6); // two are held out
  const shared = splitForClasses(data, 1);
  const all = labelsOf(data, { conditional: true });
  for (const part of ["train", "valid", "test"] as const) {
    deepStrictEqual(labelsIn(shared, part), all, part);
  }
  const { train, valid, test, warning } = shared.split;
  // A tenth of each class's ten to choose on, a tenth to report on.
  deepStrictEqual([train.length, valid.length, test.length], [64, 8, 8]);
  const once = new Set([...train, ...valid, ...test]);
  deepStrictEqual([once.size, Math.max(...once)], [80, 79]);
  ok(
    [train, valid, test].every((part) =>
      part.join() === [...part].sort((a, b) => a - b).join()
    ),
  );
  match(warning!, /^Split by image, /);
});

Deno.test("splitForClasses() keeps images that look the same together", () => {
  const data = dataOf((person) => `p${person}`);
  const of = (i: number) => data.items[i].file;
  // All but the first two of a person look alike.
  const alike = [3, 4, 5, 6, 7, 8, 9].map((i) => ({ file: of(i), of: of(2) }));
  const { split } = splitForClasses({ ...data, alike }, 1);
  const parts = [split.train, split.valid, split.test]
    .map((part) => [2, 3, 4, 5, 6, 7, 8, 9].filter((i) => part.includes(i)));
  deepStrictEqual(parts.map(({ length }) => length).sort(), [0, 0, 8]);
});

Deno.test("classesOf() are places in the alphabetical order", () => {
  const label = (name: string) => ({ label: name } as Dataset["items"][0]);
  const data = { items: ["b", "a", "c", "b"].map(label) };
  const labels = labelsOf(data, { conditional: true });
  deepStrictEqual(labels, ["a", "b", "c"]);
  deepStrictEqual([...classesOf(data, labels)], [1, 0, 2, 1]);
  deepStrictEqual(labelsOf(data, { conditional: false }), []);
});

Deno.test("labelsOf() counts where labels are numbers", () => {
  const data = dataOf((person) => String(person + 4));
  const labels = labelsOf(data, { conditional: true });
  deepStrictEqual(labels, ["4", "5", "6", "7", "8", "9", "10", "11"]);
});
