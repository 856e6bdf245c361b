import { type BmpHeader, cutOff, rowStart } from "./_bmp_header.ts";
import { DecodeError } from "./decode_error.ts";

/** Runs (count, value), and after a zero: end of row, end, jump or literals. */
export function readRuns(
  bytes: Uint8Array,
  header: BmpHeader,
  pixels: Uint8Array,
) {
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
