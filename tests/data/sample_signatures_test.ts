import {
  deepStrictEqual,
  notStrictEqual,
  ok,
  strictEqual,
} from "node:assert/strict";
import { type Dataset, mixSignatures, sampleSignatures } from "@/data/mod.ts";

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

Deno.test("mixSignatures() adds to train and leaves the rest as it was", () => {
  const data = sampleSignatures(SMALL);
  const mixed = mixSignatures(data, 5);
  strictEqual(mixed.items.length, 25);
  strictEqual(mixed.pixels.length, 25 * 28 * 28);
  deepStrictEqual(mixed.pixels.subarray(0, data.pixels.length), data.pixels);
  deepStrictEqual(mixed.items.slice(0, 20), data.items);
  deepStrictEqual(mixed.split.valid, data.split.valid);
  deepStrictEqual(mixed.split.test, data.split.test);
  deepStrictEqual([...mixed.split.train], [
    ...data.split.train,
    ...[20, 21, 22, 23, 24],
  ]);
  notStrictEqual(mixed.hash, data.hash);
});

Deno.test("mixSignatures() adds other hands than the data has", () => {
  const data = sampleSignatures(SMALL);
  const mixed = mixSignatures(data, 6);
  const known = new Set(data.items.map(({ person }) => person));
  const added = mixed.items.slice(data.items.length);
  strictEqual(new Set(added.map(({ person }) => person)).size, 3);
  ok(added.every(({ person }) => !known.has(person)));
  const pictures = new Set(
    mixed.items.map((_, i) =>
      mixed.pixels.slice(i * 784, (i + 1) * 784).join()
    ),
  );
  strictEqual(pictures.size, 26); // no picture twice
});

Deno.test("mixSignatures() is the same for the same seed, and 0 is nothing", () => {
  const data = sampleSignatures(SMALL);
  strictEqual(mixSignatures(data, 0), data);
  deepStrictEqual(mixSignatures(data, 3), mixSignatures(data, 3));
  const other = mixSignatures(data, 3, { seed: 2 });
  notStrictEqual(other.hash, mixSignatures(data, 3).hash);
});
