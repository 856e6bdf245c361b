/** The headers of a BMP file, and what they claim held against its length. */
import { luma } from "./_luma.ts";
import { DecodeError } from "./decode_error.ts";

/** What the headers say. */
export interface BmpHeader {
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

/** Reads and checks all that stands before the pixels. */
export function readBmpHeader(view: DataView, limit: number): BmpHeader {
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
  const shape = readShape(view, { core, limit });
  const { bits, compression } = shape;
  checkKind(bits, compression);
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
  return { ...shape, masks, palette, offset };
}

/** Size and coding, within the limit. */
function readShape(
  view: DataView,
  { core, limit }: { core: boolean; limit: number },
) {
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
  return { width, height, topDown: rows < 0, bits, compression };
}

/** Which depths go with which compression. */
function checkKind(bits: number, compression: number) {
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
}

function readMasks(
  view: DataView,
  { headerSize, bits, fields, compression }: {
    headerSize: number;
    bits: number;
    fields: boolean;
    compression: number;
  },
): BmpHeader["masks"] {
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
export function rowStart(
  { width, height, topDown }: BmpHeader,
  y: number,
): number {
  return (topDown ? y : height - 1 - y) * width;
}

/** The file is shorter than it says. */
export function cutOff(needed: number, found: number): DecodeError {
  return new DecodeError(
    `is cut off: it has ${found} bytes of the ${needed} that it needs`,
  );
}
