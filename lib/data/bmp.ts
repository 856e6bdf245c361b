import type { GreyImage } from "@/image/mod.ts";
import { DecodeError } from "./decode_error.ts";

/** What the headers say. */
interface Header {
  width: number;
  height: number;
  topDown: boolean;
  bits: number;
  /** 0 none, 1 RLE8, 2 RLE4, 3 bit fields, 6 bit fields with alpha */
  compression: number;
  /** Of red, green, blue and alpha */
  masks: [number, number, number, number];
  /** Grey level of each palette entry */
  palette: Uint8Array;
  /** Where the pixels start */
  offset: number;
}

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
  const header = readHeader(view, limit);
  const { width, height, compression } = header;
  const pixels = new Uint8Array(width * height).fill(255);
  const image = { width, height, pixels };
  if (compression === 1 || compression === 2) {
    readRuns(bytes, header, pixels);
  } else if (header.bits <= 8) readIndexed(bytes, header, pixels);
  else readColors(view, header, pixels);
  return image;
}

function readHeader(view: DataView, limit: number): Header {
  if (view.byteLength < 26) throw cutOff(26, view.byteLength);
  const offset = view.getUint32(10, true);
  const headerSize = view.getUint32(14, true);
  const core = headerSize === 12;
  if (!core && headerSize < 40) {
    throw new DecodeError(
      `is a BMP with an unknown header (${headerSize} bytes)`,
    );
  }
  if (view.byteLength < 14 + headerSize) {
    throw cutOff(14 + headerSize, view.byteLength);
  }
  const width = core ? view.getUint16(18, true) : view.getInt32(18, true);
  const rows = core ? view.getUint16(20, true) : view.getInt32(22, true);
  const height = Math.abs(rows);
  const bits = view.getUint16(core ? 24 : 28, true);
  const compression = core ? 0 : view.getUint32(30, true);
  if (width < 1 || height < 1) {
    throw new DecodeError(`is a BMP of ${width} x ${height} pixels`);
  }
  if (width * height > limit) {
    throw new DecodeError(
      `has ${width} x ${height} pixels; the limit is ${limit / 1e6} million`,
    );
  }
  checkKind(bits, compression, rows < 0);
  const fields = compression === 3 || compression === 6;
  const masks = readMasks(view, { headerSize, bits, fields, compression });
  // Without a V4 or V5 header the masks lie between header and palette.
  const extra = fields && headerSize === 40 ? (compression === 6 ? 16 : 12) : 0;
  const start = 14 + headerSize + extra;
  const used = core ? 0 : view.getUint32(46, true);
  const palette = bits > 8
    ? new Uint8Array()
    : readPalette(view, { start, bits, used, entry: core ? 3 : 4, offset });
  if (offset < start) {
    throw new DecodeError(`is a BMP with its pixels in its header (${offset})`);
  }
  return {
    width,
    height,
    topDown: rows < 0,
    bits,
    compression,
    masks,
    palette,
    offset,
  };
}

/** Which depths go with which compression. */
function checkKind(bits: number, compression: number, topDown: boolean) {
  const depths: Record<number, number[]> = {
    0: [1, 2, 4, 8, 16, 24, 32],
    1: [8],
    2: [4],
    3: [16, 32],
    6: [16, 32],
  };
  if (!depths[compression]?.includes(bits)) {
    throw new DecodeError(
      `is a BMP with ${bits} bits and compression ${compression}, ` +
        `which is not known`,
    );
  }
  if (topDown && (compression === 1 || compression === 2)) {
    throw new DecodeError("is a damaged BMP: run lengths from the top down");
  }
}

function readMasks(
  view: DataView,
  { headerSize, bits, fields, compression }: {
    headerSize: number;
    bits: number;
    fields: boolean;
    compression: number;
  },
): Header["masks"] {
  if (!fields) {
    return bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff0000, 0xff00, 0xff, 0];
  }
  const alpha = headerSize >= 56 || compression === 6;
  const end = 54 + (alpha ? 16 : 12);
  if (view.byteLength < end) throw cutOff(end, view.byteLength);
  const at = (i: number) => view.getUint32(54 + 4 * i, true);
  return [at(0), at(1), at(2), alpha ? at(3) : 0];
}

function readPalette(
  view: DataView,
  { start, bits, used, entry, offset }: {
    start: number;
    bits: number;
    used: number;
    entry: number;
    offset: number;
  },
): Uint8Array {
  const room = Math.floor((Math.min(offset, view.byteLength) - start) / entry);
  const most = 2 ** bits;
  const count = Math.min(used === 0 ? most : used, most, Math.max(0, room));
  return Uint8Array.from({ length: count }, (_, i) => {
    const at = start + i * entry;
    return luma(
      view.getUint8(at + 2),
      view.getUint8(at + 1),
      view.getUint8(at),
    );
  });
}

/** First index of the row that is `y`-th in the file. */
function rowStart({ width, height, topDown }: Header, y: number): number {
  return (topDown ? y : height - 1 - y) * width;
}

/** Bytes of a row, a multiple of four; the file must hold all rows. */
function rowBytes({ width, height, bits, offset }: Header, length: number) {
  const row = Math.ceil(width * bits / 32) * 4;
  const needed = offset + row * height;
  // The padding of the last row is often left out.
  const least = needed - row + Math.ceil(width * bits / 8);
  if (length < least) throw cutOff(least, length);
  return row;
}

/** The grey of a palette entry; one that is missing is black. */
function readIndexed(bytes: Uint8Array, header: Header, pixels: Uint8Array) {
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

function readColors(view: DataView, header: Header, pixels: Uint8Array) {
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

/** Runs (count, value), and after a zero: end of row, end, jump or literals. */
function readRuns(bytes: Uint8Array, header: Header, pixels: Uint8Array) {
  const { width, height, bits, palette } = header;
  let [at, x, y] = [header.offset, 0, 0];
  const next = () => {
    if (at >= bytes.length) throw cutOff(at + 1, bytes.length);
    return bytes[at++];
  };
  const put = (index: number) => {
    if (x >= width || y >= height) {
      throw new DecodeError(`is a damaged BMP: a run leaves row ${y}`);
    }
    pixels[rowStart(header, y) + x++] = palette[index] ?? 0;
  };
  const half = (byte: number, k: number) => k & 1 ? byte & 15 : byte >> 4;
  while (true) {
    const count = next();
    const value = next();
    if (count > 0) {
      for (let k = 0; k < count; k++) put(bits === 8 ? value : half(value, k));
    } else if (value === 0) [x, y] = [0, y + 1];
    else if (value === 1) return;
    else if (value === 2) [x, y] = [x + next(), y + next()];
    else {
      const length = Math.ceil(value * bits / 8);
      const start = at;
      for (let k = 0; k < value; k++) {
        if (bits === 8) put(next());
        else put(half(k & 1 ? bytes[at - 1] : next(), k));
      }
      at = start + length + (length & 1);
    }
  }
}

/** Y' = 0.299 R + 0.587 G + 0.114 B. */
function luma(red: number, green: number, blue: number): number {
  return Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
}

function cutOff(needed: number, found: number): DecodeError {
  return new DecodeError(
    `is cut off: it has ${found} bytes of the ${needed} that it needs`,
  );
}
