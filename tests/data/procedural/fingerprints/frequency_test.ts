import { ok } from "node:assert/strict";
import { periodMap } from "@/data/procedural/fingerprints/frequency.ts";
import { Random } from "@/engine/random.ts";

const maps = Array.from(
  { length: 40 },
  (_, seed) => periodMap(70, 84, new Random(seed)).pixels,
);
const mean = (list: ArrayLike<number>) =>
  Array.from(list).reduce((sum, v) => sum + v) / list.length;

Deno.test("periodMap() is 9 pixels on the whole, each finger its own", () => {
  const means = maps.map(mean);
  ok(Math.abs(mean(means) - 9.15) < .3, `${mean(means)}`);
  ok(Math.max(...means) - Math.min(...means) > .5, "all fingers are alike");
  ok(maps.every((map) => map.every((period) => period > 7 && period < 12)));
});

Deno.test("periodMap() is wider at the joint than at the tip", () => {
  const tip = mean(maps.map((map) => mean(map.subarray(0, 70 * 20))));
  const joint = mean(maps.map((map) => mean(map.subarray(70 * 64))));
  ok(joint > 1.05 * tip && joint < 1.2 * tip, `${joint} against ${tip}`);
});
