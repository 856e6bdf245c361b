/** A sheet with its cuts drawn and numbered. */
import { Buffer } from "node:buffer";
import sharp from "sharp";
import type { Cut } from "@/data/cut/mod.ts";
import { type GreyImage, shrinkTo } from "@/image/mod.ts";

/** Longest side of the preview. */
const LONGEST = 1600;
/** Height of a digit, and half as wide. */
const DIGIT = 22;
/** The strokes of a digit on a screen of seven, 0 to 9, a to g. */
const SEGMENTS = "abcdef,bc,abdeg,abcdg,bcfg,acdfg,acdefg,abc,abcdefg,abcdfg"
  .split(",");
const STROKES: Record<string, string> = {
  a: "M0 0h1",
  b: "M1 0v1",
  c: "M1 1v1",
  d: "M0 2h1",
  e: "M0 1v1",
  f: "M0 0v1",
  g: "M0 1h1",
};

/**
 * Draws the sheet with a numbered box round each cut.
 *
 * Numbers are drawn as strokes: fonts are not the same everywhere.
 *
 * @returns A PNG
 */
export async function cutPreview(
  sheet: GreyImage,
  cuts: readonly Cut[],
): Promise<Uint8Array> {
  const { width, height, pixels } = shrinkTo(sheet, LONGEST);
  const scale = width / sheet.width;
  const boxes = cuts.map(({ box: { left, top, right, bottom } }, i) => {
    const [x, y] = [left * scale, top * scale];
    const size = `width="${(right - left) * scale}" ` +
      `height="${(bottom - top) * scale}"`;
    const above = y > DIGIT + 8 ? y - DIGIT - 6 : y + 6;
    const at = `translate(${x + 2} ${above}) scale(${DIGIT / 2})`;
    return `<rect x="${x}" y="${y}" ${size} stroke-width="2"/>` +
      `<path transform="${at}" d="${numberPath(i + 1)}" stroke-width=".3"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" ` +
    `height="${height}" fill="none" stroke="#d00">${boxes.join("")}</svg>`;
  return await sharp(Uint8Array.from(pixels), {
    raw: { width, height, channels: 1 },
  }).toColourspace("srgb")
    .composite([{ input: Buffer.from(svg) }]).png().toBuffer();
}

/** A number as strokes; a digit is 1 wide and 2 high. */
function numberPath(number: number): string {
  return [...String(number)].flatMap((digit, i) =>
    [...SEGMENTS[Number(digit)]].map((segment) =>
      STROKES[segment].replace(
        /^M(\d)/,
        (_, x: string) => `M${Number(x) + 1.6 * i}`,
      )
    )
  ).join("");
}
