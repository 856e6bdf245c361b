import { deepStrictEqual, throws } from "node:assert/strict";
import { decodePnm } from "@/data/pnm.ts";

/** A header in plain text and the bytes after it. */
function pnm(head: string, ...body: number[]): Uint8Array {
  return new Uint8Array([...new TextEncoder().encode(head), ...body]);
}

const read = (file: Uint8Array) => [...decodePnm(file, 1000).pixels];

Deno.test("decodePnm() reads a PBM's 1 as black, rows filled up to bytes", () => {
  const file = pnm("P4\n# by hand\n9 2\n", 0b01000000, 0x80, 0xff, 0);
  const [o, w] = [0, 255];
  const rows = [w, o, w, w, w, w, w, w, o, ...Array(8).fill(o), w];
  deepStrictEqual(read(file), rows);
});

Deno.test("decodePnm() scales a PGM's levels, in one byte or two", () => {
  deepStrictEqual(read(pnm("P5 3 1 100\n", 0, 50, 100)), [0, 128, 255]);
  const wide = pnm("P5 2 1 65535\n", 0x80, 0x80, 0xff, 0xff);
  deepStrictEqual(read(wide), [128, 255]);
  // Only one space ends the header: this 10 is a level.
  deepStrictEqual(read(pnm("P5 1 1 255\n", 10)), [10]);
});

Deno.test("decodePnm() reads a PPM's colors as luma", () => {
  const file = pnm("P6 2 1 255 ", 255, 0, 0, 0, 0, 255);
  deepStrictEqual(read(file), [76, 29]); // 0.299 * 255, 0.114 * 255
});

Deno.test("decodePnm() refuses damage with a reason", () => {
  const refused = (file: Uint8Array, message: RegExp) =>
    throws(() => read(file), { name: "DecodeError", message });
  refused(pnm("P5 2 2 255\n", 1, 2, 3), /14 bytes of the 15 it needs/);
  refused(pnm("P5 0 2 255\n", 1), /header is not clear/);
  refused(pnm("P5 2 x"), /header is not clear/);
  refused(pnm("P5 1 1 70000\n", 1, 1), /header is not clear/);
  refused(pnm("P5 999999999 999999999 255\n"), /limit is 0.001 million/);
});
