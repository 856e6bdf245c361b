import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { augmentFor, drawBatches } from "@/cli/_batches.ts";
import { evenly } from "@/cli/_classes.ts";
import { sampleSignatures } from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";

Deno.test("a left loop is never shown as a right one where it is taught", () => {
  strictEqual(augmentFor("fingerprint", false).mirror, true);
  strictEqual(augmentFor("fingerprint", true).mirror, false);
});

Deno.test("evenly() takes the items of a rare class again and again", () => {
  const classes = [0, 0, 0, 0, 1, 1, 2];
  const drawn = evenly(Int32Array.from([0, 1, 2, 3, 4, 5, 6]), classes);
  deepStrictEqual(drawn.sort(), [0, 1, 2, 3, 4, 4, 5, 5, 6, 6, 6, 6]);
});

Deno.test("drawBatches() shows each class as often where they are taught", () => {
  const sample = sampleSignatures({ size: 28, writers: 60, perWriter: 1 });
  // As nature has fingers: many of one kind, few of others.
  const kinds = ["loop", "loop", "loop", "loop", "loop", "whorl"];
  const items = sample.items.map((item, i) => ({
    ...item,
    label: i % 12 === 0 ? "arch" : kinds[i % kinds.length],
  }));
  const data = { ...sample, items };
  const shares = (conditional: boolean) => {
    const config = { batch: 64, augment: false, mix: 0, steps: 1, seed: 1 };
    const random = new Random(1);
    const batches = drawBatches(data, { ...config, conditional }, random);
    const seen = Array.from({ length: 20 }, () => [...batches.next().indices])
      .flat().map((i) => data.items[i].label);
    const counts = [...Map.groupBy(seen, (label) => label).values()]
      .map(({ length }) => length / seen.length);
    return Math.max(...counts) / Math.min(...counts);
  };
  ok(shares(true) < 2, "each about as often");
  ok(shares(false) > 2, "as nature has them");
});
