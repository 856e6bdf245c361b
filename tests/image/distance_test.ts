import { ok } from "node:assert/strict";
import fc from "fast-check";
import { distance } from "@/image/mod.ts";

Deno.test("distance() agrees with measuring to every inked pixel", () => {
  const [width, height, limit] = [9, 7, 3.5];
  const inked = fc.array(fc.nat(width * height - 1), { maxLength: 6 });
  fc.assert(fc.property(inked, (inked) => {
    const pixels = new Uint8Array(width * height);
    inked.forEach((i) => pixels[i] = 1);
    const found = distance({ width, height, pixels }, 0.5, limit).pixels;
    found.forEach((value, i) => {
      const [x, y] = [i % width, Math.floor(i / width)];
      const all = inked.map((j) =>
        Math.hypot(x - j % width, y - Math.floor(j / width))
      );
      ok(Math.abs(value - Math.min(limit, ...all)) < 1e-5);
    });
  }));
});
