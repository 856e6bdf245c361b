import { ok, strictEqual } from "node:assert/strict";
import { prepareSignature } from "@/data/mod.ts";

/** A diagonal pen line on grainy paper with a shade from left to right. */
function scan({ paper = 240, ink = 60, grain = 4, line = 1 } = {}) {
  const [width, height] = [300, 160];
  const pixels = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const inked = x > 40 && x < 260 && Math.abs(y - 20 - x / 2.5) < line;
    const noise = (i * 2654435761 % 97) / 97 * grain;
    return inked ? ink : paper - x / 30 - noise;
  });
  return { width, height, pixels };
}

Deno.test("prepareSignature() makes paper 0 and the stroke 255", () => {
  for (const paper of [150, 200, 240, 255]) {
    const image = prepareSignature(scan({ paper }), { size: 64 })!;
    const blank = image.filter((p) => p === 0).length / image.length;
    ok(blank > 0.9 && blank < 0.98, `${blank} of paper ${paper}`);
    ok(image.filter((p) => p > 200).length > 40);
  }
});

Deno.test("prepareSignature() keeps a hairline in one piece", () => {
  const image = prepareSignature(scan({ line: 0.6 }), { size: 64 })!;
  for (let x = 6; x < 58; x++) {
    let most = 0;
    for (let y = 0; y < 64; y++) most = Math.max(most, image[y * 64 + x]);
    ok(most > 120, `column ${x}: ${most}`);
  }
});

Deno.test("prepareSignature() draws strokes at least as wide as asked", () => {
  const ink = (stroke: number) =>
    prepareSignature(scan(), { size: 64, stroke })!.reduce((a, b) => a + b);
  ok(ink(3) > 1.5 * ink(1.5));
});

Deno.test("prepareSignature() finds nothing on grainy paper", () => {
  strictEqual(prepareSignature(scan({ ink: 240 }), { size: 64 }), undefined);
});
