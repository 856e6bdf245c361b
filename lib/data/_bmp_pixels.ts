/** The pixels of a BMP file that is not run-length encoded. */
import { type BmpHeader, cutOff, rowStart } from "./_bmp_header.ts";
import { luma } from "./_luma.ts";

/** The grey of a palette entry; one that is missing is black. */
export function readIndexed(
  bytes: Uint8Array,
  header: BmpHeader,
  pixels: Uint8Array,
) {
  const { width, height, bits, palette, offset } = header;
  const row = rowBytes(header, bytes.length);
  const mask = 2 ** bits - 1;
  for (let y = 0; y < height; y++) {
    const to = rowStart(header, y);
    for (let x = 0; x < width; x++) {
      const byte = bytes[offset + y * row + (x * bits >> 3)];
      const shift = 8 - bits - (x * bits & 7);
      pixels[to + x] = palette[byte >> shift & mask] ?? 0;
    }
  }
}

/** Grey of 16, 24 or 32 bits by their masks, laid over white. */
export function readColors(
  view: DataView,
  header: BmpHeader,
  pixels: Uint8Array,
) {
  const { width, height, bits, offset } = header;
  const row = rowBytes(header, view.byteLength);
  const [red, green, blue, alpha] = header.masks.map(channel);
  const step = bits / 8;
  let seen = 0;
  for (let y = 0; y < height; y++) {
    const to = rowStart(header, y);
    for (let x = 0; x < width; x++) {
      const at = offset + y * row + x * step;
      const word = bits === 16
        ? view.getUint16(at, true)
        : bits === 32
        ? view.getUint32(at, true)
        : view.getUint16(at, true) | view.getUint8(at + 2) << 16;
      const grey = luma(red(word), green(word), blue(word));
      const cover = header.masks[3] === 0 ? 255 : alpha(word);
      seen |= cover;
      pixels[to + x] = 255 + Math.round((grey - 255) * cover / 255);
    }
  }
  // Many writers leave alpha at zero and mean opaque.
  if (seen === 0) {
    const [r, g, b] = header.masks;
    readColors(view, { ...header, masks: [r, g, b, 0] }, pixels);
  }
}

/** Reads the bits under a mask as 0..255; no bits read as 0. */
function channel(mask: number): (word: number) => number {
  if (mask === 0) return () => 0;
  const shift = Math.log2((mask & -mask) >>> 0);
  const most = mask / 2 ** shift;
  return (word) => Math.round(((word & mask) >>> shift) * 255 / most);
}

/** Bytes of a row, a multiple of four; the file must hold all rows. */
function rowBytes({ width, height, bits, offset }: BmpHeader, length: number) {
  const row = Math.ceil(width * bits / 32) * 4;
  const needed = offset + row * height;
  // The padding of the last row is often left out.
  const least = needed - row + Math.ceil(width * bits / 8);
  if (length < least) throw cutOff(least, length);
  return row;
}
