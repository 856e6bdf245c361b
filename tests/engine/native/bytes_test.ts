import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import {
  cName,
  dims,
  protoFields,
  protoMessage,
  protoVarint,
} from "@/engine/native/bytes.ts";

Deno.test("protoVarint() is as in protobuf.dev's example: 150 is 96 01", () => {
  deepStrictEqual(protoVarint(1, 150), [0x08, 0x96, 0x01]);
  deepStrictEqual(protoVarint(2, 0), [0x10, 0x00]);
  deepStrictEqual(protoVarint(2, 127), [0x10, 0x7f]);
  deepStrictEqual(protoVarint(2, 128), [0x10, 0x80, 0x01]);
});

Deno.test("protoMessage() is as Python writes gpu_options.allow_growth", () => {
  // ConfigProto(gpu_options=GPUOptions(allow_growth=True)).SerializeToString()
  deepStrictEqual(protoMessage(6, protoVarint(4, 1)), [50, 2, 32, 1]);
});

Deno.test("protoFields() reads what protoVarint() writes", () => {
  const field = fc.tuple(fc.integer({ min: 1, max: 15 }), fc.nat());
  fc.assert(fc.property(fc.array(field), (all) => {
    const bytes = Uint8Array.from(all.flatMap(([id, n]) => protoVarint(id, n)));
    const read = [...protoFields(bytes)].map(({ field, int }) => [field, int]);
    deepStrictEqual(read, all);
  }));
});

Deno.test("protoFields() tells strings and skips numbers of 4 and 8 bytes", () => {
  // deno-fmt-ignore
  const bytes = Uint8Array.from([
    0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67, // 2: "testing"
    0x1d, 1, 2, 3, 4, // 3: 32 bits
    0x21, 1, 2, 3, 4, 5, 6, 7, 8, // 4: 64 bits
    0x28, 0x05, // 5: 5
  ]);
  const read = [...protoFields(bytes)].map(({ field, int, bytes }) =>
    field === 2 ? new TextDecoder().decode(bytes) : [field, int, bytes.length]
  );
  deepStrictEqual(read, ["testing", [3, 0, 4], [4, 0, 8], [5, 5, 0]]);
});

Deno.test("cName() and dims() are as C reads them", () => {
  deepStrictEqual([...cName("é")], [0xc3, 0xa9, 0]);
  deepStrictEqual([...dims([2, 0, 3])], [2n, 0n, 3n]);
});
