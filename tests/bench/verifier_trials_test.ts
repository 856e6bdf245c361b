import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { sampleSignatures } from "@/data/mod.ts";
import { lessonsOf, pixelsOf, untaughtTrials } from "./_verifier_trials.ts";

/** Five writers, four signatures each, the last one an imitation. */
const data = sampleSignatures({ size: 16, writers: 5, perWriter: 4 });
data.items.forEach((item, i) => {
  item.person = "abcde"[Math.floor(i / 4)];
  item.kind = i % 4 === 3 ? "forged" : "genuine";
});
const train = ["a", "b", "c"];
const batch = 8;
/** Of writers of the data, as a generator may draw, and of a stranger. */
const drawn = {
  ...data,
  items: data.items.map((item) => ({
    ...item,
    person: item.person === "e" ? "stranger" : item.person,
  })),
};

/** Whose signatures are learned from, lesson by lesson. */
function persons(plan: Parameters<typeof lessonsOf>[0], seed = 1) {
  return lessonsOf(plan, data, { train, seed }).map((lesson) => {
    const { data: { items }, indices } = lesson;
    return [...new Set(Array.from(indices, (i) => items[i].person))].sort();
  });
}

Deno.test("lessonsOf() teaches genuine signatures alone", () => {
  const [{ indices, batch: share }] = lessonsOf({ real: 3, batch }, data, {
    ...{ train, seed: 1 },
  });
  deepStrictEqual(indices, [0, 1, 2, 4, 5, 6, 8, 9, 10]);
  strictEqual(share, 8);
});

Deno.test("lessonsOf() takes the same writers, whatever is added", () => {
  for (const seed of [1, 2, 3]) {
    const [own] = persons({ real: 2, batch }, seed);
    const synthetic = () => drawn;
    const [same, more] = persons({ real: 2, batch, synthetic }, seed);
    deepStrictEqual(same, own);
    // Of left-out writers and of those left aside nothing, drawn or not
    deepStrictEqual(more, [...own, "stranger"]);
  }
});

Deno.test("lessonsOf() halves a step between real and synthetic ones", () => {
  const synthetic = () => drawn;
  const shares = (real: number) =>
    lessonsOf({ real, batch, synthetic }, data, { train, seed: 1 })
      .map(({ batch }) => batch);
  deepStrictEqual(shares(2), [4, 4]);
  deepStrictEqual(shares(0), [8]);
  deepStrictEqual(persons({ real: 0, batch, synthetic }), [
    [...train, "stranger"],
  ]);
});

Deno.test("untaughtTrials() asks about the left-out writers of each fold", async () => {
  const folds = [["d", "e"], ["a", "b"]].map((test) => ({ train: [], test }));
  const trials = await untaughtTrials(pixelsOf(data), data, folds);
  deepStrictEqual(trials.map(({ fold }) => fold), [0, 1]);
});
