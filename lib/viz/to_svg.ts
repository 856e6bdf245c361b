import { Buffer } from "node:buffer";
import sharp from "sharp";
import * as vega from "vega";
import { compile } from "vega-lite";
import type { Plot } from "./plot.ts";
import { toVega } from "./to_vega.ts";

/** Draws a plot as an SVG picture. */
export function toSvg(plot: Plot): Promise<string> {
  const view = new vega.View(vega.parse(compile(toVega(plot)).spec), {
    renderer: "none",
  });
  return view.toSVG().finally(() => view.finalize());
}

/**
 * Draws an SVG picture as a PNG.
 *
 * @param svg The text of the picture
 * @param options `scale` 2 suits screens and documents
 */
export async function toPng(
  svg: string,
  { scale = 2 } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const png = await sharp(Buffer.from(svg), { density: 72 * scale })
    .flatten({ background: "white" })
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
  return new Uint8Array(png);
}
