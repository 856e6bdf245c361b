/** Papers must not tell who wrote on them: CEDAR's tell forgeries at once. */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { decode, prepareSignature } from "@/data/mod.ts";
import { borderPixels, distance, type GreyImage } from "@/image/mod.ts";
import { testOnReal } from "../_help.ts";
import { drawn, onStroke } from "./_strokes.ts";

const mean = (all: ArrayLike<number>) =>
  Array.from(all).reduce((a, b) => a + b, 0) / all.length;

/** Two numbers by which a sheet of paper may be told from another. */
function paperOf(picture: GreyImage, ink: (pixel: number) => number) {
  const inkHigh = {
    ...picture,
    pixels: Float32Array.from(picture.pixels, ink),
  };
  const away = distance(inkHigh, 127, 4);
  const paper = picture.pixels.filter((_, i) => away.pixels[i] >= 4);
  return { border: mean(borderPixels(picture)), paper: mean(paper) };
}

/** How often the best threshold tells two lots apart; by chance: 0.5. */
function bestThreshold(one: number[], other: number[]): number {
  const shares = (all: number[], t: number) =>
    all.filter((value) => value > t).length / all.length;
  return Math.max(
    ...[...one, ...other].map((t) =>
      0.5 + Math.abs(shares(one, t) - shares(other, t)) / 2
    ),
  );
}

function prepared(scan: GreyImage): GreyImage {
  return {
    width: 64,
    height: 64,
    pixels: prepareSignature(scan, { size: 64 })!,
  };
}

testOnReal(
  "prepareSignature() leaves no paper to tell genuine from forged in CEDAR",
  async (dir) => {
    const papers = async (folder: string, prefix: string) => {
      const raw = [], made = [];
      for (let writer = 1; writer <= 55; writer++) {
        const file = `${prefix}_${writer}_${1 + writer % 24}.png`;
        const path = join(dir, "signatures/cedar", folder, file);
        const scan = await decode(path).catch(() => undefined);
        if (!scan) continue; // not all are in a reduced set
        raw.push(paperOf(scan, (p) => 255 - p));
        made.push(paperOf(prepared(scan), (p) => p));
      }
      return { raw, made };
    };
    const genuine = await papers("full_org", "original");
    const forged = await papers("full_forg", "forgeries");
    ok(genuine.raw.length > 20 && forged.raw.length > 20);
    for (const key of ["border", "paper"] as const) {
      const told = (of: "raw" | "made") =>
        bestThreshold(
          genuine[of].map((paper) => paper[key]),
          forged[of].map((paper) => paper[key]),
        );
      ok(told("raw") > 0.95, `${key} of scans: ${told("raw")}`);
      strictEqual(told("made"), 0.5, `${key} of prepared images`);
    }
  },
);

/** The same stroke on papers of other grey, grain and shade. */
function onPaper({ grey = 240, grain = 0, shade = 0, ink = 60 }): GreyImage {
  const stroke = drawn(onStroke);
  const pixels = Uint8Array.from(stroke.pixels, (c, i) => {
    const noise = (i * 2654435761 % 97) / 97 * grain;
    const paper = grey - noise - shade * (i % 300) / 300;
    return c * ink + (1 - c) * paper;
  });
  return { width: 300, height: 160, pixels };
}

Deno.test("prepareSignature() gives the same image on any paper", () => {
  const one = prepared(onPaper({ grey: 255 })).pixels;
  for (
    const paper of [
      { grey: 240, grain: 10 },
      { grey: 246, grain: 4, shade: 20 },
      { grey: 160, grain: 6, shade: 12, ink: 20 },
      { grey: 235, grain: 10, shade: 60 },
    ]
  ) {
    const other = prepared(onPaper(paper));
    deepStrictEqual(paperOf(other, (p) => p), { border: 0, paper: 0 });
    const apart = other.pixels.map((p, i) => Math.abs(p - one[i]));
    ok(mean(apart) < 0.5, `${mean(apart)} on ${JSON.stringify(paper)}`);
  }
});
