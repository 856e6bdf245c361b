import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import fc from "fast-check";
import { Batches } from "@/data/mod.ts";
import { Random } from "@/engine/random.ts";
import { plainData } from "./_help.ts";

Deno.test("Batches continues as if unbroken after restore()", () => {
  const shape = fc.record({
    count: fc.integer({ min: 1, max: 12 }),
    batch: fc.integer({ min: 1, max: 20 }),
    before: fc.integer({ min: 0, max: 6 }),
    seed: fc.integer(),
    augment: fc.constantFrom(undefined, {}),
  });
  fc.assert(fc.property(shape, ({ count, batch, before, seed, augment }) => {
    const data = plainData(count);
    const open = (seed: number) =>
      new Batches(data, data.split.train, {
        batch,
        random: new Random(seed),
        augment,
      });
    const unbroken = open(seed);
    for (let i = 0; i < before; i++) unbroken.next();
    const written = JSON.stringify(unbroken.state());
    const resumed = open(seed + 1);
    resumed.restore(JSON.parse(written));
    for (let i = 0; i < 4; i++) {
      deepStrictEqual(resumed.next(), unbroken.next());
    }
  }));
});

Deno.test("Batches draws every item once an epoch, in a new order", () => {
  const data = plainData(30);
  const batches = new Batches(data, data.split.train, {
    batch: 15,
    random: new Random(3),
  });
  const epoch = () => [...batches.next().indices, ...batches.next().indices];
  const [first, second] = [epoch(), epoch()];
  ok(first.join() !== second.join());
  for (const drawn of [first, second]) {
    deepStrictEqual(drawn.sort((a, b) => a - b), [...data.items.keys()]);
  }
});

Deno.test("Batches are full when there are fewer images", () => {
  const data = plainData(3);
  const batches = new Batches(data, [0, 2], {
    batch: 5,
    random: new Random(1),
  });
  const { x, indices, epoch } = batches.next();
  strictEqual(x.length, 5 * 8 * 8);
  strictEqual(epoch, 0);
  ok(indices.every((i) => i === 0 || i === 2));
  strictEqual(batches.next().epoch, 2);
});

Deno.test("Batches refuses to draw from nothing, or another state", () => {
  const data = plainData(3);
  const options = { batch: 2, random: new Random(1) };
  throws(() => new Batches(data, [], options), RangeError);
  const state = new Batches(data, [0, 1], options).state();
  throws(() => new Batches(data, [0], options).restore(state), RangeError);
});
