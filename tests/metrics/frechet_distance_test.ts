import { ok } from "node:assert/strict";
import { frechetDistance } from "@/metrics/mod.ts";
import { D, madeX, madeY } from "./_made_features.ts";

const isNear = (found: number, expected: number) =>
  ok(Math.abs(found - expected) < 1e-6 * expected, `${found}`);

// pip install torch-fidelity==0.4.0
//   s = lambda f: fid_features_to_statistics(torch.tensor(f))
//   fid_statistics_to_metric(s(x), s(y), False)     of 60 and 50
Deno.test("frechetDistance() is what torch-fidelity computes", () => {
  isNear(frechetDistance(madeX(60), madeY(50), D), 1.09288165);
});

// SciPy: S, T = cov(x.T), cov(y.T); d = mean(x, 0) - mean(y, 0)
//   d @ d + trace(S + T) - 2 * sqrt(maximum(0, eigvals(S @ T).real)).sum()
Deno.test("frechetDistance() takes fewer pictures than features", () => {
  isNear(frechetDistance(madeX(5), madeY(50), D), 4.11873428);
  isNear(frechetDistance(madeY(50), madeX(5), D), 4.11873428);
});

Deno.test("frechetDistance() is 0 between a set and itself", () => {
  const distance = frechetDistance(madeX(60), madeX(60), D);
  ok(distance < 1e-9, `${distance}`);
  const blank = frechetDistance(new Float32Array(40), new Float32Array(40), D);
  ok(blank === 0, `${blank}`);
});

Deno.test("frechetDistance() of 128 features knows what was moved", () => {
  // y = 3 x + 1: |m|^2 of the means, and tr S (1 - 3)^2
  const d = 128, count = 300;
  const x = Float32Array.from(
    { length: count * d },
    (_, i) => (Math.floor(i / d) * (i % d + 7) ** 2) % 211 / 211,
  );
  const mean = new Float64Array(d), square = new Float64Array(d);
  x.forEach((value, i) => {
    mean[i % d] += value / count;
    square[i % d] += value ** 2;
  });
  let expected = 0;
  for (let k = 0; k < d; k++) {
    const variance = (square[k] - count * mean[k] ** 2) / (count - 1);
    expected += (2 * mean[k] + 1) ** 2 + 4 * variance;
  }
  isNear(frechetDistance(x, x.map((value) => 3 * value + 1), d), expected);
});
