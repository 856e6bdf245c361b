import { ok, strictEqual } from "node:assert/strict";
import sharp from "sharp";
import { fingerprintSheet, sampleSheet } from "@/cli/_gallery_formula.ts";
import { readPngText } from "@/viz/mod.ts";

/** What is shown, how it is drawn and how large it may be, in bytes. */
const SHOWN = [
  ["sampleSheet", "sample-signatures.png", sampleSheet, 150_000],
  ["fingerprintSheet", "sample-fingerprints.png", fingerprintSheet, 120_000],
] as const;

for (const [name, file, draw, limit] of SHOWN) {
  Deno.test(`${name}() is the picture that is shown`, async () => {
    const shown = await Deno.readFile(
      new URL(`../../docs/pictures/${file}`, import.meta.url),
    );
    const drawn = await draw();
    ok(shown.length < limit, "too large for a page");
    strictEqual(readPngText(shown).Synthetic, "true");
    const pixels = (png: Uint8Array) => sharp(png).greyscale().raw().toBuffer();
    const [a, b] = [await pixels(shown), await pixels(drawn)];
    strictEqual(a.length, b.length, "run deno task gallery");
    // Not to the bit: another machine's sines may round otherwise.
    const apart = a.reduce((sum, grey, i) => sum + Math.abs(grey - b[i]), 0);
    ok(apart / a.length < 0.5, "run deno task gallery");
  });
}
