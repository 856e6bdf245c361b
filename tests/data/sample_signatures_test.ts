import {
  deepStrictEqual,
  notStrictEqual,
  ok,
  strictEqual,
} from "node:assert/strict";
import { type Dataset, sampleSignatures } from "@/data/mod.ts";
import { allPixels } from "./_help.ts";

const SMALL = { size: 28, writers: 10, perWriter: 2 };

/** The persons of a part of the split. */
function persons({ items, split }: Dataset, part: "train" | "valid" | "test") {
  return new Set(Array.from(split[part], (i) => items[i].person));
}

Deno.test("sampleSignatures() makes equal data from equal seeds only", () => {
  const [first, again] = [sampleSignatures(SMALL), sampleSignatures(SMALL)];
  deepStrictEqual(again, first);
  deepStrictEqual(allPixels(again), allPixels(first));
  const other = sampleSignatures({ ...SMALL, seed: 2 });
  notStrictEqual(other.hash, first.hash);
  notStrictEqual(allPixels(other).join(), allPixels(first).join());
});

Deno.test("sampleSignatures() splits by writer, nobody in two parts", () => {
  const data = sampleSignatures(SMALL);
  strictEqual(data.items.length, 20);
  strictEqual(data.pictures.count, 20);
  const parts = (["train", "valid", "test"] as const)
    .map((part) => persons(data, part));
  deepStrictEqual(parts.map(({ size }) => size), [8, 1, 1]);
  strictEqual(new Set(parts.flatMap((part) => [...part])).size, 10);
});

Deno.test("sampleSignatures() draws ink on every picture", () => {
  const { pictures, items } = sampleSignatures(SMALL);
  items.forEach(({ file }, i) => {
    const dark = pictures.at(i).filter((ink) => ink > 127).length / 784;
    ok(dark > 0.01 && dark < 0.5, `${file}: ${dark}`);
  });
});
