import {
  deepStrictEqual,
  notStrictEqual,
  ok,
  strictEqual,
} from "node:assert/strict";
import { type Dataset, sampleSignatures } from "@/data/mod.ts";

const SMALL = { size: 28, writers: 10, perWriter: 2 };

/** The persons of a part of the split. */
function persons({ items, split }: Dataset, part: "train" | "valid" | "test") {
  return new Set(Array.from(split[part], (i) => items[i].person));
}

Deno.test("sampleSignatures() makes equal data from equal seeds only", () => {
  const [first, again] = [sampleSignatures(SMALL), sampleSignatures(SMALL)];
  deepStrictEqual(again, first);
  const other = sampleSignatures({ ...SMALL, seed: 2 });
  notStrictEqual(other.hash, first.hash);
  notStrictEqual(other.pixels.join(), first.pixels.join());
});

Deno.test("sampleSignatures() splits by writer, nobody in two parts", () => {
  const data = sampleSignatures(SMALL);
  strictEqual(data.items.length, 20);
  strictEqual(data.pixels.length, 20 * 28 * 28);
  const parts = (["train", "valid", "test"] as const)
    .map((part) => persons(data, part));
  deepStrictEqual(parts.map(({ size }) => size), [8, 1, 1]);
  strictEqual(new Set(parts.flatMap((part) => [...part])).size, 10);
});

Deno.test("sampleSignatures() draws ink on every picture", () => {
  const { pixels, items } = sampleSignatures(SMALL);
  items.forEach(({ file }, i) => {
    const one = pixels.subarray(i * 784, (i + 1) * 784);
    const dark = one.filter((ink) => ink > 127).length / 784;
    ok(dark > 0.01 && dark < 0.5, `${file}: ${dark}`);
  });
});
