import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { crc32, deflateSync } from "node:zlib";
import * as fc from "fast-check";
import sharp from "sharp";
import { readPngText, writePngText } from "@/viz/png_text.ts";

const raw = { width: 1, height: 1, channels: 1 as const };
const png = new Uint8Array(
  await sharp(new Uint8Array([9]), { raw }).toColourspace("b-w").png()
    .toBuffer(),
);
const key = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 79 });
const text = fc.string({ unit: "grapheme" })
  .filter((text) => !text.includes("\0"));

Deno.test("readPngText() gives back what writePngText() wrote", () => {
  const texts = fc.dictionary(key, text, { noNullPrototype: true });
  fc.assert(fc.property(texts, (texts) => {
    deepStrictEqual(readPngText(writePngText(png, texts)), texts);
  }));
});

Deno.test("writePngText() writes the chunk of the standard", () => {
  const out = Buffer.from(writePngText(png, { Title: "é" }));
  const chunk = out.subarray(33, out.length - (png.length - 33));
  strictEqual(chunk.subarray(0, 4).toString("hex"), "00000007");
  strictEqual(chunk.subarray(4, 15).toString("latin1"), "tEXtTitle\0é");
  strictEqual(chunk.readUInt32BE(15), crc32(chunk.subarray(4, 15)));
  strictEqual(chunk.length, 19);
});

Deno.test("writePngText() leaves the picture as it was", async () => {
  const out = writePngText(png, { Model: "vae", Comment: "手" });
  deepStrictEqual([...await sharp(out).raw().toBuffer()], [9, 9, 9]);
});

Deno.test("writePngText() refuses keywords that no reader knows", () => {
  for (const key of ["", "a".repeat(80), "ключ", "a\n"]) {
    throws(() => writePngText(png, { [key]: "x" }), RangeError);
  }
});

Deno.test("readPngText() refuses a cut file and leaves out compressed text", () => {
  const out = writePngText(png, { Model: "vae" });
  throws(() => readPngText(out.subarray(0, 40)), SyntaxError);
  throws(() => readPngText(out.subarray(0, out.length - 1)), SyntaxError);
  throws(() => readPngText(new Uint8Array(64)), SyntaxError);
  const data = Buffer.concat([
    Buffer.from("iTXtModel\0\x01\0\0\0", "latin1"),
    deflateSync("vae"),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length - 4);
  const chunk = Buffer.concat([length, data, Buffer.alloc(4)]);
  const packed = Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
  deepStrictEqual(readPngText(packed), {});
});
