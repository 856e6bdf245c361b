import { ok, strictEqual } from "node:assert/strict";
import { sampleCubic } from "@/data/procedural/fingerprints/sample_plane.ts";
import { mapPixels, plane } from "@/image/mod.ts";

const ramp = mapPixels(
  plane(12, 10),
  (_, i) => i % 12 - 3 * Math.floor(i / 12),
);

function near(actual: number, expected: number) {
  ok(Math.abs(actual - expected) < 1e-5, `${actual} is not ${expected}`);
}

Deno.test("sampleCubic() gives a pixel at its middle", () => {
  near(sampleCubic(ramp, 4.5, 5.5), 4 - 15);
  near(sampleCubic(ramp, 7.5, 2.5), 7 - 6);
});

Deno.test("sampleCubic() keeps a slope between pixels", () => {
  near(sampleCubic(ramp, 4.75, 5.5), 4.25 - 15);
  near(sampleCubic(ramp, 5.1, 4.8), 4.6 - 3 * 4.3);
});

Deno.test("sampleCubic() rounds a step without a kink", () => {
  const step = mapPixels(plane(8, 8), (_, i) => i % 8 < 4 ? 0 : 1);
  near(sampleCubic(step, 4, 4.5), .5);
  // Keys' kernel with a = -1/2, a quarter into the step from its dark side:
  // pixels at 1.25, .25 (dark), .75, 1.75 (light): w(.75) + w(1.75).
  const w = (d: number) =>
    d < 1
      ? 1.5 * d ** 3 - 2.5 * d ** 2 + 1
      : -.5 * d ** 3 + 2.5 * d ** 2 - 4 * d + 2;
  near(sampleCubic(step, 3.75, 4.5), w(.75) + w(1.75));
});

Deno.test("sampleCubic() is 0 where the plane ends", () => {
  const full = mapPixels(plane(8, 8), () => 1);
  for (const [x, y] of [[-3, 4], [4, -3], [99, 4], [4, 99], [1, 4]]) {
    strictEqual(sampleCubic(full, x, y), 0);
  }
  near(sampleCubic(full, 4, 4), 1);
});
