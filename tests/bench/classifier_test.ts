import { ok, strictEqual } from "node:assert/strict";
import { type Dataset, type Item, MemoryPixels, toBatch } from "@/data/mod.ts";
import { openEngine, Random, tf } from "@/engine/mod.ts";
import { trainClassifier } from "./_train_classifier.ts";

await openEngine();

const SIZE = 16;
const COUNT = 360;
const LABELS = ["left", "right", "top"];

/** Bars in one of three places under noise; labels are right, or drawn. */
function bars(labelOf: (place: number) => number): Dataset {
  const random = new Random(3);
  const pixels = new Uint8Array(COUNT * SIZE * SIZE);
  const items = Array.from({ length: COUNT }, (_, i): Item => {
    const place = i % 3;
    for (let y = 0; y < SIZE; y++) {
      for (let x = 0; x < SIZE; x++) {
        const isBar = [x < 5, x > 10, y < 5][place];
        const at = (i * SIZE + y) * SIZE + x;
        pixels[at] = 255 * (0.5 * random.uniform() + (isBar ? 0.5 : 0));
      }
    }
    const label = LABELS[labelOf(place)];
    return { file: `${i}.png`, person: `${i}`, label, kind: "genuine" };
  });
  const part = (from: number, to: number) =>
    Int32Array.from({ length: to - from }, (_, i) => from + i);
  const split = {
    train: part(0, 180),
    valid: part(180, 240),
    test: part(240, COUNT),
  };
  return {
    ...{ name: "bars", size: SIZE, channels: 1, content: "signature" },
    ...{ range: "unit", items, split, hash: "" },
    ...{ skipped: [], duplicates: [], alike: [] },
    pictures: new MemoryPixels(pixels, SIZE * SIZE),
  };
}

/** The share of the test images that a classifier gets right. */
async function accuracyOn(data: Dataset): Promise<number> {
  const options = { labels: LABELS, steps: 60, batch: 16, seed: 1 };
  const classifier = await trainClassifier(data, options);
  const { test } = data.split;
  const told = classifier.classify(toBatch(data, test));
  classifier.dispose();
  const right = told.filter((one, i) =>
    LABELS[one] === data.items[test[i]].label
  );
  return right.length / test.length;
}

Deno.test("trainClassifier() learns what can be told apart", async () => {
  const accuracy = await accuracyOn(bars((place) => place));
  ok(accuracy >= 0.95, `accuracy: ${accuracy}`);
});

Deno.test("trainClassifier() finds nothing in shuffled labels", async () => {
  const random = new Random(4);
  const accuracy = await accuracyOn(bars(() => random.integer(3)));
  // 120 images at chance 1/3: one standard deviation is 0.043.
  ok(Math.abs(accuracy - 1 / 3) < 0.13, `accuracy: ${accuracy}`);
});

Deno.test("trainClassifier() leaves no tensor behind", async () => {
  const data = bars((place) => place);
  const options = { labels: LABELS, steps: 2, batch: 4, seed: 1 };
  (await trainClassifier(data, options)).dispose();
  const before = tf.memory().numTensors;
  (await trainClassifier(data, options)).dispose();
  strictEqual(tf.memory().numTensors, before);
});
