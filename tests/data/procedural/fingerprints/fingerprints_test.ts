import {
  deepStrictEqual,
  notDeepStrictEqual,
  strictEqual,
  throws,
} from "node:assert/strict";
import {
  drawFingerprint,
  fingersOf,
  proceduralFingerprints,
} from "@/data/procedural/mod.ts";
import { Random } from "@/engine/random.ts";
import { finger } from "./_fingers.ts";

const options = { size: 32, people: 2, fingers: 2, perFinger: 2, seed: 3 };
const set = proceduralFingerprints(options);
const area = 32 * 32;
const picture = (i: number, from = set) =>
  from.pixels.subarray(i * area, (i + 1) * area);

Deno.test("proceduralFingerprints() names person, finger and class", () => {
  deepStrictEqual([set.count, set.pixels.length], [8, 8 * area]);
  deepStrictEqual(set.persons.slice(3, 5), ["person-001", "person-002"]);
  deepStrictEqual(set.fingers.slice(0, 4), [
    "right-thumb",
    "right-thumb",
    "left-thumb",
    "left-thumb",
  ]);
  strictEqual(set.labels[0], set.labels[1]); // a finger keeps its class
});

Deno.test("proceduralFingerprints() repeats for a seed, and only for it", () => {
  deepStrictEqual(proceduralFingerprints(options), set);
  const other = proceduralFingerprints({ ...options, seed: 4 });
  notDeepStrictEqual(other.pixels, set.pixels);
});

Deno.test("proceduralFingerprints() makes one alike however many are made", () => {
  const fewer = proceduralFingerprints({
    ...options,
    fingers: 1,
    perFinger: 1,
  });
  deepStrictEqual(picture(0, fewer), picture(0));
  deepStrictEqual(picture(1, fewer), picture(4)); // the second person's first
});

Deno.test("fingersOf() is endless when nobody says how many people", () => {
  const names: string[] = [];
  for (const { person, name } of fingersOf({ fingers: 1, seed: 2 })) {
    names.push(`${person} ${name}`);
    if (names.length === 3) break;
  }
  deepStrictEqual(names, [1, 2, 3].map((k) => `person-00${k} right-thumb`));
});

Deno.test("fingersOf() refuses hands that nobody has", () => {
  throws(() => fingersOf({ fingers: 11 }).next(), /1 to 10.* is 11/);
  throws(() => fingersOf({ fingers: 0 }).next(), RangeError);
});

Deno.test("drawFingerprint() refuses a size without ridges", () => {
  const draw = (size: number) =>
    drawFingerprint(finger(0), { size, random: new Random(1) });
  throws(() => draw(15), /at least 16.* is 15/);
  throws(() => draw(20.5), RangeError);
});
