import { deepStrictEqual } from "node:assert/strict";
import { Batches, sampleSignatures } from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";
import { DrawnAhead } from "@/training/_drawn_ahead.ts";

const data = sampleSignatures({ size: 28, writers: 4, perWriter: 4, seed: 1 });

/** Batches of three, which go through 16 images in an order of their own. */
function newBatches(): Batches {
  return new Batches(data, [...data.items.keys()], {
    batch: 3,
    random: new Random(1),
    augment: {},
  });
}

Deno.test("DrawnAhead gives the batches of its source, drawn before or not", () => {
  const [source, ahead] = [newBatches(), new DrawnAhead(newBatches())];
  for (let i = 0; i < 8; i++) {
    if (i % 3 > 0) ahead.prepare();
    if (i % 3 > 1) ahead.prepare(); // no second time
    deepStrictEqual(ahead.next(), source.next());
  }
});

Deno.test("DrawnAhead.state() is of what was given, not of what was drawn", () => {
  const ahead = new DrawnAhead(newBatches());
  ahead.next();
  ahead.prepare();
  const state = JSON.parse(JSON.stringify(ahead.state()));
  const expected = ahead.next();
  const later = new DrawnAhead(newBatches());
  later.prepare(); // is forgotten
  later.restore(state);
  deepStrictEqual(later.next(), expected);
});
