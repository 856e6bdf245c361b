import {
  deepStrictEqual,
  notStrictEqual,
  ok,
  strictEqual,
} from "node:assert/strict";
import { sampleFingerprints } from "@/data/mod.ts";
import { orientationField, ridgePeriod } from "@/image/mod.ts";
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

Deno.test("sampleFingerprints() keeps ridges apart at any size", () => {
  for (const [size, period] of [[28, undefined], [64, undefined], [64, 7]]) {
    const few = { ...SMALL, people: 3, size, period };
    const { pictures, items } = sampleFingerprints(few);
    const periods = items.map((_, i) => {
      const print = { width: size!, height: size!, pixels: pictures.at(i) };
      return ridgePeriod(
        print,
        orientationField(print, { step: 3, radius: 2 }),
      ) ?? 0;
    }).sort((a, b) => a - b);
    const middle = periods[periods.length >> 1];
    ok(Math.abs(middle / (period ?? 5) - 1) < .1, `${middle} at ${size}`);
  }
});
