import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { openEngine, Random } from "@/engine/mod.ts";
import {
  kernelDistance,
  RANDOM_FEATURES,
  randomFeatures,
  standardize,
} from "@/metrics/mod.ts";

await openEngine({ engine: "cpu" });

/** `count` pictures of 32 pixels with a bar of some width somewhere. */
function bars(count: number, width: number, seed: number): Float32Array {
  const random = new Random(seed);
  const x = new Float32Array(count * 1024);
  for (let i = 0; i < count; i++) {
    const [left, isUpright] = [random.integer(32 - width), random.integer(2)];
    for (let k = 0; k < 1024; k++) {
      const along = isUpright ? k % 32 : Math.floor(k / 32);
      x[i * 1024 + k] = Number(along >= left && along < left + width);
    }
  }
  return x;
}

Deno.test("randomFeatures() are the same each time, one set an image", () => {
  const x = bars(70, 3, 1); // more than one batch
  const features = randomFeatures(x, { size: 32 });
  strictEqual(features.length, 70 * RANDOM_FEATURES);
  const last = randomFeatures(x.subarray(69 * 1024), { size: 32 });
  deepStrictEqual([...features.subarray(69 * RANDOM_FEATURES)], [...last]);
});

Deno.test("randomFeatures() tell thick bars from thin, and not thin from thin", () => {
  const of = (width: number, seed: number) =>
    randomFeatures(bars(150, width, seed), { size: 32 });
  const real = of(2, 1);
  const on = (x: Float32Array) => standardize(x, real, RANDOM_FEATURES);
  const distance = (width: number) =>
    kernelDistance(on(real), on(of(width, 2)), RANDOM_FEATURES);
  const [same, thicker, thick] = [2, 4, 8].map(distance);
  ok(same < thicker && thicker < thick, `${[same, thicker, thick]}`);
  ok(Math.abs(same) < 0.2 * thicker, `${[same, thicker, thick]}`);
});
