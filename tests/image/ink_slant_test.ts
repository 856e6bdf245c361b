import { ok, strictEqual } from "node:assert/strict";
import { inkSlant } from "@/image/mod.ts";

const SIDE = 80;

/** Bars 2 pixels wide and 50 high that lean by `degrees`, in 80 x 80. */
function bars(degrees: number) {
  const pixels = new Uint8Array(SIDE * SIDE);
  const lean = Math.tan(degrees * Math.PI / 180);
  for (let y = 15; y < 65; y++) {
    for (const x of [30, 40, 50]) {
      const left = Math.round(x + lean * (40 - y));
      for (const at of [left, left + 1]) {
        if (at >= 0 && at < SIDE) pixels[y * SIDE + at] = 255;
      }
    }
  }
  return { width: SIDE, height: SIDE, pixels };
}

for (const degrees of [-40, -15, 0, 10, 25, 45]) {
  Deno.test(`inkSlant() finds bars that lean by ${degrees} degrees`, () => {
    const found = inkSlant(bars(degrees), 127)!;
    ok(Math.abs(found - degrees) <= 2, `${found}`);
  });
}

Deno.test("inkSlant() does not mind a line under what leans", () => {
  const image = bars(20);
  // A flat line says nothing of slant: its rows are as long however sheared.
  image.pixels.fill(255, 70 * SIDE, 71 * SIDE);
  ok(Math.abs(inkSlant(image, 127)! - 20) <= 2);
});

Deno.test("inkSlant() is upright where nothing leans, nothing without ink", () => {
  const pixels = new Uint8Array(9).fill(255, 4, 5);
  strictEqual(inkSlant({ width: 3, height: 3, pixels }, 127), 0);
  const blank = { width: 3, height: 3, pixels: new Uint8Array(9) };
  strictEqual(inkSlant(blank, 127), undefined);
});
