import { ok, strictEqual } from "node:assert/strict";
import { klLocal } from "@/losses/mod.ts";
import { openEngine, tf } from "@/engine/mod.ts";

await openEngine({ engine: "cpu" });

const map = (values: number[]) => tf.tensor4d(values, [1, 1, 1, values.length]);

Deno.test("klLocal() is 0 where posterior and prior are the same", () => {
  const kl = klLocal({
    shift: map([0, 0]),
    ratio: map([1, 1]),
    sigma: map([0.3, 2]),
  });
  ok(Math.abs(kl.dataSync()[0]) < 1e-6);
});

Deno.test("klLocal() by hand: shifted by one sigma, half as wide", () => {
  // 1/2 (1/4 + 1 - 1) - log(1/2) = 0.125 + 0.693147
  const kl = klLocal({ shift: map([2]), ratio: map([0.5]), sigma: map([2]) });
  strictEqual(kl.dataSync()[0].toFixed(5), "0.81815");
});

Deno.test("klLocal() agrees with a sum over many samples", () => {
  // KL = E_q[log q - log p], by the midpoint rule over 12 sigmas
  const [shift, ratio, sigma] = [0.7, 1.3, 0.8];
  const log = (x: number, mean: number, s: number) =>
    -0.5 * ((x - mean) / s) ** 2 - Math.log(s);
  let expected = 0;
  const wide = ratio * sigma, step = wide / 1000;
  for (let x = shift - 6 * wide; x < shift + 6 * wide; x += step) {
    const q = Math.exp(log(x, shift, wide)) / Math.sqrt(2 * Math.PI);
    expected += q * (log(x, shift, wide) - log(x, 0, sigma)) * step;
  }
  const kl = klLocal({
    shift: map([shift]),
    ratio: map([ratio]),
    sigma: map([sigma]),
  });
  ok(Math.abs(kl.dataSync()[0] - expected) < 1e-4);
});
