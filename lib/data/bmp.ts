import type { GreyImage } from "@/image/mod.ts";
import { readColors, readIndexed } from "./_bmp_pixels.ts";
import { readBmpHeader } from "./_bmp_header.ts";
import { readRuns } from "./_bmp_runs.ts";

/**
 * Reads a BMP picture as grey levels.
 *
 * Core, V3, V4 and V5 headers; 1, 4, 8, 16, 24 and 32 bits; bit fields; RLE4
 * and RLE8 with jumps; either row order. Transparent parts and pixels that a
 * run-length file leaves out are white. Nothing is read or allocated on the
 * word of a header that the file does not bear out.
 *
 * Source: Microsoft, "Bitmap Storage", Windows GDI.
 *
 * @param bytes The whole file
 * @param limit Largest number of pixels
 * @throws {DecodeError} If it is damaged, cut off, too large or not known
 */
export function decodeBmp(bytes: Uint8Array, limit: number): GreyImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = readBmpHeader(view, limit);
  const { width, height, compression } = header;
  const pixels = new Uint8Array(width * height).fill(255);
  const image = { width, height, pixels };
  if (compression === 1 || compression === 2) {
    readRuns(bytes, header, pixels);
  } else if (header.bits <= 8) readIndexed(bytes, header, pixels);
  else readColors(view, header, pixels);
  return image;
}
