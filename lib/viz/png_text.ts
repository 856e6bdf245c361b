/**
 * Words inside a PNG: a made picture says that it was made, and by what.
 *
 * A PNG is a signature and chunks of `length, type, data, crc`. Plain words go
 * into `tEXt` chunks (Latin-1), others into `iTXt` (UTF-8), after the header.
 *
 * Source: https://www.w3.org/TR/png-3/#11textinfo
 */
import { crc32 } from "node:zlib";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEADER_END = 8 + 12 + 13;

/**
 * A copy of a PNG that carries texts by keyword.
 *
 * @param png A whole PNG file
 * @param texts Keywords of 1 to 79 plain characters, such as `Model`
 * @throws {SyntaxError} If the bytes are no PNG
 * @throws {RangeError} If a keyword is empty, too long or not plain
 */
export function writePngText(
  png: Uint8Array,
  texts: Record<string, string>,
): Uint8Array<ArrayBuffer> {
  checkSignature(png);
  const chunks = Object.entries(texts).map(([key, text]) =>
    textChunk(key, text)
  );
  const added = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const out = new Uint8Array(png.length + added);
  out.set(png.subarray(0, HEADER_END));
  let at = HEADER_END;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  out.set(png.subarray(HEADER_END), at);
  return out;
}

/**
 * The texts of a PNG by keyword; compressed ones are left out.
 *
 * @throws {SyntaxError} If the bytes are no PNG, or cut short
 */
export function readPngText(png: Uint8Array): Record<string, string> {
  checkSignature(png);
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const texts: [string, string][] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const end = at + 12 <= png.length ? at + 12 + view.getUint32(at) : Infinity;
    if (end > png.length) throw new SyntaxError("Cannot read a PNG: cut short");
    const type = latin1(png.subarray(at + 4, at + 8));
    const data = png.subarray(at + 8, end - 4);
    const zero = data.indexOf(0);
    const key = latin1(data.subarray(0, zero));
    if (type === "tEXt") texts.push([key, latin1(data.subarray(zero + 1))]);
    // keyword 0 flag method language 0 translated 0 text; flag 0: as it is
    if (type === "iTXt" && data[zero + 1] === 0) {
      const language = data.indexOf(0, zero + 3);
      const text = data.subarray(data.indexOf(0, language + 1) + 1);
      texts.push([key, new TextDecoder().decode(text)]);
    }
    at = end;
  }
  return Object.fromEntries(texts);
}

function textChunk(key: string, text: string): Uint8Array {
  if (!/^[ -~]{1,79}$/.test(key)) {
    throw new RangeError(
      `Cannot write a PNG text as its keyword must be 1 to 79 plain ` +
        `characters: current value is ${key}`,
    );
  }
  // deno-lint-ignore no-control-regex -- Latin-1 without the zero byte
  const isPlain = /^[\x01-\xff]*$/.test(text);
  const data = isPlain
    ? Uint8Array.from(`${key}\0${text}`, (char) => char.charCodeAt(0))
    : new TextEncoder().encode(`${key}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(12 + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(new TextEncoder().encode(isPlain ? "tEXt" : "iTXt"), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

function checkSignature(png: Uint8Array) {
  if (
    png.length < HEADER_END || SIGNATURE.some((byte, i) => byte !== png[i])
  ) throw new SyntaxError("Cannot read a PNG: it begins otherwise");
}

/** One character a byte; `TextDecoder("latin1")` is Windows-1252 instead. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
