/** Plots, pictures and words in the forms that a notebook takes. */
import { Buffer } from "node:buffer";
import { isPlot, panelsOf, type Plot } from "./plot.ts";
import { toPng, toSvg } from "./to_svg.ts";
import { toVega } from "./to_vega.ts";

const SIGNATURES: [mime: string, begin: RegExp][] = [
  ["image/png", /^\x89PNG/],
  ["image/gif", /^GIF8/],
  ["image/jpeg", /^\xff\xd8\xff/],
  ["image/webp", /^RIFF.{4}WEBP/s],
];

/** One thing in several forms; the reader's tool takes the best it knows. */
export type MimeBundle = Record<string, unknown> & { "text/plain": string };

/**
 * The forms of a thing by MIME type: what no program can draw still has a
 * PNG, and at least words.
 *
 * @param x A plot, a picture file (PNG, GIF, JPEG, WebP) or words
 */
export async function mimeBundle(
  x: Plot | Uint8Array | string,
): Promise<MimeBundle> {
  if (typeof x === "string") return { "text/plain": x };
  if (!isPlot(x)) return pictureBundle(x);
  const png = await toPng(await toSvg(x));
  return {
    "application/vnd.vegalite.v5+json": toVega(x),
    ...pictureBundle(png),
    "text/plain": `plot: ${titleOf(x)}`,
  };
}

/** The kind of a picture file by its first bytes, such as `image/png`. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  return SIGNATURES.find(([, begin]) => begin.test(head))?.[0];
}

/** What stands above a plot, or above each of its panels. */
export function titleOf(plot: Plot): string {
  if (plot.title) return plot.title;
  return panelsOf(plot).map(({ title }) => title).join(", ");
}

function pictureBundle(bytes: Uint8Array): MimeBundle {
  const mime = pictureType(bytes);
  if (!mime) return { "text/plain": `${bytes.length} bytes` };
  const kilobytes = Math.ceil(bytes.length / 1024);
  return {
    [mime]: Buffer.from(bytes).toString("base64"),
    "text/plain": `picture: ${mime}, ${kilobytes} KB`,
  };
}
