import { ok } from "node:assert/strict";
import { evenContrast, mapPixels } from "@/image/mod.ts";
import { grating, onGround } from "./_drawn.ts";

Deno.test("evenContrast() makes faint ridges as dark as strong ones", () => {
  const strong = grating({ size: 96, period: 6, contrast: 200 });
  const fading = mapPixels(
    strong,
    (p, i) => 200 + (p - 127.5) * (.5 + .5 * (i % 96) / 96),
  );
  const ink = evenContrast(fading, { radius: 10 }).pixels;
  const spread = (from: number) => {
    const some = ink.filter((_, i) => i % 96 >= from && i % 96 < from + 20);
    return Math.max(...some) - Math.min(...some);
  };
  ok(spread(10) > .9 && spread(70) > .9, `${spread(10)} ${spread(70)}`);
});

Deno.test("evenContrast() leaves even ground paper, light or a little grey", () => {
  const disc = { x: 48, y: 48, radius: 25 };
  for (const ground of [255, 225]) {
    const print = onGround(grating({ size: 96 }), { ...disc, ground });
    const ink = evenContrast(print, { radius: 10 }).pixels;
    const far = ink.filter((_, i) =>
      Math.hypot(i % 96 - 48, Math.floor(i / 96) - 48) > 38
    );
    ok(far.every((c) => c < .05), `${Math.max(...far)}`);
  }
});

Deno.test("evenContrast() leaves a smudge black", () => {
  const smudged = mapPixels(
    grating({ size: 96 }),
    (p, i) => i % 96 > 60 ? 20 : p,
  );
  const ink = evenContrast(smudged, { radius: 6 }).pixels;
  ok(ink.every((c, i) => i % 96 < 75 || c > .9));
});
