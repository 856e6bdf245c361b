import { ok, strictEqual } from "node:assert/strict";
import { Random } from "@/engine/random.ts";
import { mapPixels, orientationField, ridgePeriod } from "@/image/mod.ts";
import { circles, grating } from "./_drawn.ts";

const measured = (picture: ReturnType<typeof grating>) =>
  ridgePeriod(picture, orientationField(picture, { step: 3, radius: 2 }));

for (const period of [3.4, 5, 7.3, 11]) {
  for (const angle of [0, .5, 2.2]) {
    Deno.test(`ridgePeriod() of ${period} pixels, turned by ${angle}`, () => {
      const found = measured(grating({ period, angle }))!;
      ok(Math.abs(found / period - 1) < .04, `${found}`);
    });
  }
}

Deno.test("ridgePeriod() is that of bent ridges, through noise", () => {
  const random = new Random(2);
  const noisy = mapPixels(circles(), (p) => p + 60 * random.normal());
  ok(Math.abs(measured(noisy)! / 6 - 1) < .05, `${measured(noisy)}`);
});

Deno.test("ridgePeriod() finds none on an even picture", () => {
  strictEqual(measured(mapPixels(grating(), () => 128)), undefined);
});
