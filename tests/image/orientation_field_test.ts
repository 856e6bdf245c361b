import { ok } from "node:assert/strict";
import {
  coherenceOf,
  mapPixels,
  orientationField,
  orientationOf,
} from "@/image/mod.ts";
import { Random } from "@/engine/random.ts";
import { grating } from "./_drawn.ts";

const middle = 8 * 16 + 8;

for (const degrees of [-60, 0, 30, 90]) {
  // At three pixels and a half, ridges are as fine as SOCOFing's.
  Deno.test(`orientationOf() is that of ridges at ${degrees} degrees`, () => {
    const angle = degrees * Math.PI / 180;
    const field = orientationField(grating({ angle, period: 3.5 }), {
      step: 4,
      radius: 2,
    });
    const off = 2 * (orientationOf(field, middle) - angle);
    ok(Math.abs(Math.sin(off / 2)) < .02, `${orientationOf(field, middle)}`);
    ok(coherenceOf(field, middle) > .98);
  });
}

Deno.test("coherenceOf() is low where ridges run all ways", () => {
  const random = new Random(1);
  const noise = mapPixels(grating(), () => 255 * random.uniform());
  const field = orientationField(noise, { step: 4, radius: 3 });
  ok(coherenceOf(field, middle) < .25, `${coherenceOf(field, middle)}`);
});

Deno.test("coherenceOf() is 0 where nothing is", () => {
  const flat = mapPixels(grating(), () => 90);
  const field = orientationField(flat, { step: 4, radius: 2 });
  ok(coherenceOf(field, middle) === 0);
});
