import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import fc from "fast-check";
import { decodeBmp } from "@/data/bmp.ts";

interface Make {
  width: number;
  height: number;
  bits: number;
  body: number[];
  compression?: number;
  palette?: number[];
  masks?: number[];
}

/** A BMP with a V3 header. */
function bmp({ compression = 0, palette = [], masks = [], ...make }: Make) {
  const offset = 54 + 4 * masks.length + palette.length;
  const bytes = new Uint8Array(offset + make.body.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(10, offset, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, make.width, true);
  view.setInt32(22, make.height, true);
  view.setUint16(28, make.bits, true);
  view.setUint32(30, compression, true);
  masks.forEach((mask, i) => view.setUint32(54 + 4 * i, mask, true));
  bytes.set(palette, 54 + 4 * masks.length);
  bytes.set(make.body, offset);
  return bytes;
}

const GREYS = [0, 0, 0, 0, 100, 100, 100, 0, 200, 200, 200, 0];
const read = (make: Make) => [...decodeBmp(bmp(make), 1e6).pixels];

Deno.test("decodeBmp() reads 24 bits from the bottom up", () => {
  const body = [9, 9, 9, 0, 8, 8, 8, 0];
  deepStrictEqual(read({ width: 1, height: 2, bits: 24, body }), [8, 9]);
  deepStrictEqual(read({ width: 1, height: -2, bits: 24, body }), [9, 8]);
});

Deno.test("decodeBmp() reads 1 and 4 bits through the palette", () => {
  const one = { width: 3, height: 1, bits: 1, palette: GREYS.slice(0, 8) };
  deepStrictEqual(read({ ...one, body: [0b01000000, 0, 0, 0] }), [0, 100, 0]);
  const four = { width: 3, height: 1, bits: 4, palette: GREYS };
  deepStrictEqual(read({ ...four, body: [0x21, 0, 0, 0] }), [200, 100, 0]);
});

Deno.test("decodeBmp() spreads 5 bits over 0..255", () => {
  const body = [0xff, 0x7f, 0, 0];
  deepStrictEqual(read({ width: 2, height: 1, bits: 16, body }), [255, 0]);
});

Deno.test("decodeBmp() reads 32 bits by their masks", () => {
  const masks = [0xff000000, 0xff0000, 0xff00];
  const body = [0, 7, 7, 7];
  const make = { width: 1, height: 1, bits: 32, compression: 3, masks, body };
  deepStrictEqual(read(make), [7]);
});

Deno.test("decodeBmp() reads runs, literals and jumps; holes are white", () => {
  const make = { width: 4, height: 2, bits: 8, compression: 1, palette: GREYS };
  const body = [2, 1, 0, 0, 0, 3, 2, 0, 1, 0, 0, 1];
  const rows = [200, 0, 100, 255, 100, 100, 255, 255];
  deepStrictEqual(read({ ...make, body }), rows);
  const jump = [0, 2, 1, 1, 1, 2, 0, 1];
  const holes = [255, 200, 255, 255, 255, 255, 255, 255];
  deepStrictEqual(read({ ...make, body: jump }), holes);
});

Deno.test("decodeBmp() reads runs from the top down where a file asks", () => {
  const make = { width: 1, bits: 8, compression: 1, palette: GREYS };
  const body = [1, 1, 0, 0, 1, 2, 0, 1];
  deepStrictEqual(read({ ...make, height: 2, body }), [200, 100]);
  deepStrictEqual(read({ ...make, height: -2, body }), [100, 200]);
});

Deno.test("decodeBmp() reads 4-bit runs", () => {
  const make = { width: 4, height: 1, bits: 4, compression: 2, palette: GREYS };
  const body = [4, 0x12, 0, 1];
  deepStrictEqual(read({ ...make, body }), [100, 200, 100, 200]);
});

Deno.test("decodeBmp() refuses damage with a reason", () => {
  const refused = (make: Make, message: RegExp) =>
    throws(() => read(make), { name: "DecodeError", message });
  const make = { width: 2, height: 2, bits: 24, body: [] };
  refused(make, /cut off: it has 54 bytes of the 6/);
  refused({ ...make, width: 1e6, height: 1e6 }, /limit is 1 million/);
  refused({ ...make, width: 0 }, /0 x 2 pixels/);
  refused({ ...make, bits: 7 }, /7 bits/);
  const runs = { ...make, bits: 8, compression: 1, palette: GREYS };
  refused({ ...runs, body: [9, 1, 0, 1] }, /leaves row 0/);
  refused({ ...runs, body: [1, 1] }, /cut off/);
});

Deno.test("decodeBmp() survives any bytes behind a header", () => {
  const make = fc.record({
    width: fc.integer({ min: -4, max: 40 }),
    height: fc.integer({ min: -40, max: 40 }),
    bits: fc.constantFrom(1, 4, 8, 16, 24, 32),
    compression: fc.constantFrom(0, 0, 1, 2, 3, 6),
    body: fc.array(fc.nat(255), { maxLength: 200 }),
    palette: fc.array(fc.nat(255), { maxLength: 40 }),
  });
  fc.assert(fc.property(make, (make) => {
    try {
      const { pixels, width, height } = decodeBmp(bmp(make), 1e4);
      strictEqual(pixels.length, width * height);
    } catch (error) {
      strictEqual((error as Error).name, "DecodeError", String(error));
    }
  }));
});
