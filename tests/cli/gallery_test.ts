import { ok, strictEqual } from "node:assert/strict";
import sharp from "sharp";
import { sampleSheet } from "@/cli/gallery.ts";
import { readPngText } from "@/viz/mod.ts";

const SHOWN = new URL(
  "../../docs/pictures/sample-signatures.png",
  import.meta.url,
);

Deno.test("sampleSheet() is the picture that the README shows", async () => {
  const shown = await Deno.readFile(SHOWN);
  const drawn = await sampleSheet();
  ok(shown.length < 150_000, "too large for a README");
  strictEqual(readPngText(shown).Synthetic, "true");
  const pixels = (png: Uint8Array) => sharp(png).greyscale().raw().toBuffer();
  const [a, b] = [await pixels(shown), await pixels(drawn)];
  strictEqual(a.length, b.length, "run deno task gallery");
  // Not to the bit: another machine's sines may round otherwise.
  const apart = a.reduce((sum, grey, i) => sum + Math.abs(grey - b[i]), 0);
  ok(apart / a.length < 0.5, "run deno task gallery");
});
