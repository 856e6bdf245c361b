import type { GreyImage } from "@/image/mod.ts";
import { luma } from "./_luma.ts";
import { DecodeError } from "./decode_error.ts";

/**
 * Reads a binary PBM (P4), PGM (P5) or PPM (P6) picture as grey levels.
 *
 * A P4 bit of 1 is black; others are v * 255 / most, in one byte, or two where
 * most is above 255. Nothing is allocated that the file does not bear out.
 *
 * Source: https://netpbm.sourceforge.net/doc/pgm.html
 *
 * @param bytes The whole file
 * @param limit Largest number of pixels
 * @throws {DecodeError} If it is damaged, cut off or too large
 */
export function decodePnm(bytes: Uint8Array, limit: number): GreyImage {
  const { kind, width, height, most, offset } = readHeader(bytes);
  if (width * height > limit) {
    throw new DecodeError(
      `has ${width} x ${height} pixels; the limit is ${limit / 1e6} million`,
    );
  }
  const depth = (kind === 6 ? 3 : 1) * (most > 255 ? 2 : 1);
  const row = kind === 4 ? Math.ceil(width / 8) : depth * width;
  const needed = offset + row * height;
  if (bytes.length < needed) {
    throw new DecodeError(
      `is cut off: it has ${bytes.length} bytes of the ${needed} it needs`,
    );
  }
  const pixels = new Uint8Array(width * height);
  const level = (at: number) => {
    const value = most > 255 ? 256 * bytes[at] + bytes[at + 1] : bytes[at];
    return 255 * Math.min(value, most) / most;
  };
  for (let y = 0, i = 0; y < height; y++) {
    const start = offset + y * row;
    for (let x = 0; x < width; x++, i++) {
      const at = start + depth * x;
      pixels[i] = kind === 4
        ? (bytes[start + (x >> 3)] >> (7 - (x & 7)) & 1 ? 0 : 255)
        : kind === 5
        ? Math.round(level(at))
        : luma(level(at), level(at + depth / 3), level(at + 2 * depth / 3));
    }
  }
  return { width, height, pixels };
}

/** Numbers in plain text, parted by space and comments, then one space. */
function readHeader(bytes: Uint8Array) {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  const kind = Number(head[1]);
  const gap = "(?:\\s|#[^\\n]*\\n)+";
  const numbers = kind === 4 ? 2 : 3;
  const found = new RegExp(`^P[456]${`${gap}(\\d{1,9})`.repeat(numbers)}\\s`)
    .exec(head);
  const [width, height, most = 1] = found?.slice(1).map(Number) ?? [];
  if (!found || width < 1 || height < 1 || most < 1 || most > 65535) {
    throw new DecodeError("is a damaged PNM picture: its header is not clear");
  }
  return { kind, width, height, most, offset: found[0].length };
}
