import { ok, strictEqual } from "node:assert/strict";
import { Random } from "@/engine/random.ts";
import { FINGERPRINT_MEASURES } from "@/metrics/mod.ts";
import { type GreyImage, mapPixels, type Plane } from "@/image/mod.ts";
import { grating, onGround } from "../image/_drawn.ts";

const measured = (name: string, of: GreyImage) =>
  FINGERPRINT_MEASURES.find((measure) => measure.name === name)!.of(of)!;
/** A disc of ridges as it is prepared: paper 0, ridges 255. */
const DISC = { x: 64, y: 64, radius: 48 };
const inked = (drawn: Plane) =>
  mapPixels(onGround(drawn, DISC), (p) => Math.round(255 - p));
const print = inked(
  grating({ size: 128, period: 5, angle: .6, contrast: 255 }),
);

Deno.test("ridge period is that of the ridges, 0 where there are none", () => {
  ok(Math.abs(measured("ridge period", print) - 5) < .2);
  strictEqual(measured("ridge period", mapPixels(print, () => 255)), 0);
});

Deno.test("coherence is near all for ridges of one way, little for noise", () => {
  const random = new Random(6);
  const noise = mapPixels(print, () => 255 * random.uniform());
  ok(measured("coherence", print) > 90);
  ok(measured("coherence", noise) < 40, `${measured("coherence", noise)}`);
});

Deno.test("dark is the share of the print above one half", () => {
  // Ink where the wave is below 76.5 of 255: arccos(.4) / pi = 36.9 percent.
  const thin = inked(mapPixels(
    grating({ size: 128, period: 8, angle: .6, contrast: 255 }),
    (p) => p < 76.5 ? 0 : 255,
  ));
  const dark = measured("dark", thin);
  ok(Math.abs(dark - 36.9) < 4, `${dark}`);
});

Deno.test("print is the share that is not ground", () => {
  const radius = Math.sqrt(measured("print", print) / 100 * 128 ** 2 / Math.PI);
  ok(Math.abs(radius - 48) < 3, `${radius}`); // a block, at most
});

Deno.test("minutiae are none on straight ridges", () => {
  strictEqual(measured("minutiae", print), 0);
});

Deno.test("minutiae are counted per hundred ridges squared", () => {
  // A ridge ends where the phase turns once around a place. All but a ridge
  // and a half at each border is looked at: about (128 / 8 - 3)^2 = 169.
  const places = [[44, 44], [84, 44], [64, 88]];
  const cut = mapPixels(grating({ size: 128 }), (_, i) => {
    const x = i % 128, y = Math.floor(i / 128);
    const turn = places.reduce(
      (sum, [u, v]) => sum + Math.atan2(y - v, x - u),
      0,
    );
    return 127.5 + 127.5 * Math.cos(2 * Math.PI * y / 8 + turn);
  });
  const density = measured("minutiae", cut);
  ok(Math.abs(density - 300 / 169) < .4, `${density}`);
});
