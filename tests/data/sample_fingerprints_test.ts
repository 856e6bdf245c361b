import {
  deepStrictEqual,
  notStrictEqual,
  ok,
  strictEqual,
} from "node:assert/strict";
import { sampleFingerprints } from "@/data/mod.ts";
import { allPixels } from "./_help.ts";

const SMALL = { size: 28, people: 10, fingers: 1, perFinger: 2 };
const data = sampleFingerprints(SMALL);

Deno.test("sampleFingerprints() makes equal data from equal seeds only", () => {
  const few = { ...SMALL, people: 3 };
  const first = sampleFingerprints(few);
  const again = sampleFingerprints(few);
  deepStrictEqual(again, first);
  deepStrictEqual(allPixels(again), allPixels(first));
  notStrictEqual(sampleFingerprints({ ...few, seed: 2 }).hash, first.hash);
});

Deno.test("sampleFingerprints() says whose and of which class each is", () => {
  strictEqual(data.content, "fingerprint");
  deepStrictEqual([data.items.length, data.pictures.count], [20, 20]);
  deepStrictEqual(data.items.slice(0, 3).map(({ file }) => file), [
    "formula/person-001/right-thumb-1",
    "formula/person-001/right-thumb-2",
    "formula/person-002/right-thumb-1",
  ]);
  const classes = new Set(data.items.map(({ label }) => label));
  ok(classes.size > 1 && classes.size <= 5, `${[...classes]}`);
  ok(data.items.every(({ label }) => /arch|loop|whorl/.test(label)));
});

Deno.test("sampleFingerprints() splits by person, nobody in two parts", () => {
  const parts = (["train", "valid", "test"] as const).map((part) =>
    new Set(Array.from(data.split[part], (i) => data.items[i].person))
  );
  deepStrictEqual(parts.map(({ size }) => size), [8, 1, 1]);
  strictEqual(new Set(parts.flatMap((part) => [...part])).size, 10);
});

Deno.test("sampleFingerprints() keeps ridges apart when pictures are small", () => {
  const { pictures, items } = sampleFingerprints({ size: 64, people: 6 });
  // Waves of all ways, p pixels long, agree with themselves two pixels on by
  // J0(4 pi / p): -.38 for 3.6 pixels, but .16 for 2.1, where they are lost.
  const agreements = items.map((_, i) => agreement(pictures.at(i), 2));
  const mean = agreements.reduce((sum, a) => sum + a) / items.length;
  ok(mean < -.2, `${mean}`);
});

/** Correlation of the middle of a picture with itself, `lag` pixels on. */
function agreement(picture: Uint8Array, lag: number): number {
  const middle = Array.from(
    { length: 32 * 32 },
    (_, k) => (16 + Math.floor(k / 32)) * 64 + 16 + k % 32,
  );
  const mean = middle.reduce((sum, k) => sum + picture[k], 0) / 1024;
  let [both, own] = [0, 0];
  for (const k of middle) {
    const beside = (picture[k + lag] + picture[k + 64 * lag]) / 2;
    both += (picture[k] - mean) * (beside - mean);
    own += (picture[k] - mean) ** 2;
  }
  return both / own;
}
