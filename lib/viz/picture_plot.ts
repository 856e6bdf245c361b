import { Buffer } from "node:buffer";
import sharp from "sharp";
import type { Picture } from "./plot.ts";

/**
 * A picture as a panel, to stand beside plots.
 *
 * @param png Bytes of a PNG file, such as those of `sheet()`
 */
export async function picturePlot(
  png: Uint8Array,
  { title = "" } = {},
): Promise<Picture> {
  const { width, height } = await sharp(png).metadata();
  return { kind: "picture", title, url: pngUrl(png), width, height };
}

/** A PNG file as a data URL. */
export function pngUrl(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
}
