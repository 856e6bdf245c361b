import { deepStrictEqual, notDeepStrictEqual } from "node:assert/strict";
import { sampleSignatures } from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";
import { drawLessons, personsOf } from "./_lessons.ts";

const SIZE = 32;
const data = sampleSignatures({ size: SIZE, writers: 3, perWriter: 2 });
/** As if the others were made: in a set of their own. */
const made = {
  ...data,
  items: data.items.map((item) => ({ ...item, person: `made ${item.person}` })),
};
const own = { data, indices: [0, 1, 2, 3], batch: 4 };
const added = { data: made, indices: [4, 5], batch: 2 };

Deno.test("personsOf() counts who is learned from, a name once", () => {
  const [first, second] = ["formula/writer-001", "formula/writer-002"];
  deepStrictEqual(personsOf([own, own]), [first, second]);
  const third = "made formula/writer-003";
  deepStrictEqual(personsOf([own, added]), [first, second, third]);
});

Deno.test("drawLessons() draws of each as many as it is to, and knows whose", () => {
  const { x, owners, strengths } = drawLessons([own, added], new Random(1))();
  deepStrictEqual(x.length, 6 * SIZE * SIZE);
  deepStrictEqual([...owners].sort(), [0, 0, 1, 1, 2, 2]); // an epoch of both
  deepStrictEqual([...owners.slice(4)], [2, 2]);
  deepStrictEqual([...strengths], [0, 0, 0, 0, 0, 0]);
});

Deno.test("drawLessons() draws the first lesson alike, whatever is added", () => {
  const [alone, both] = [[own], [own, added]].map((lessons) =>
    drawLessons(lessons, new Random(2))
  );
  for (let i = 0; i < 3; i++) {
    const [a, b] = [alone(), both()];
    deepStrictEqual(a.x, b.x.slice(0, a.x.length));
    deepStrictEqual(a.owners, b.owners.slice(0, a.owners.length));
  }
  notDeepStrictEqual(alone().x, alone().x);
});
