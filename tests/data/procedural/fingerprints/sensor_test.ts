import { ok } from "node:assert/strict";
import { sense } from "@/data/procedural/fingerprints/sensor.ts";
import { Random } from "@/engine/random.ts";
import { mapPixels, plane } from "@/image/mod.ts";

const half = mapPixels(plane(64, 64), (_, i) => i % 64 < 32 ? 1 : 0);

Deno.test("sense() leaves paper light and ridges dark, dust or not", () => {
  for (let seed = 0; seed < 30; seed++) {
    const seen = sense(half, new Random(seed));
    const side = (isLeft: boolean) =>
      seen.filter((_, i) => (i % 64 < 32) === isLeft);
    ok(side(true).every((ink) => ink > 190), "a ridge is grey");
    const dirty = side(false).filter((ink) => ink > 24).length;
    ok(dirty < .05 * 2048, `${dirty} specks`);
  }
});
