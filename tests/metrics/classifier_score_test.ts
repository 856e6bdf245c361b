import { ok, strictEqual } from "node:assert/strict";
import { classifierScore } from "@/metrics/mod.ts";
import { D, madeX } from "./_made_features.ts";

// pip install torch-fidelity==0.4.0
//   isc_features_to_metric(torch.tensor(3 * x), splits=1)   of 60
Deno.test("classifierScore() is what torch-fidelity computes", () => {
  const x = madeX(60).map((value) => Math.exp(3 * value));
  const sums = Array.from(
    { length: 60 },
    (_, i) => x.subarray(i * D, (i + 1) * D).reduce((a, b) => a + b),
  );
  const softmax = x.map((value, i) => value / sums[Math.floor(i / D)]);
  const score = classifierScore(softmax, D);
  ok(Math.abs(score - 1.96134170) < 1e-5, `${score}`);
});

Deno.test("classifierScore() is 1 where all are of one class", () => {
  strictEqual(classifierScore(new Float32Array([0, 1, 0, 1, 0, 1]), 2), 1);
});
