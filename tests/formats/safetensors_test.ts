import {
  deepStrictEqual,
  notStrictEqual,
  strictEqual,
  throws,
} from "node:assert/strict";
import * as fc from "fast-check";
import {
  decodeSafetensors,
  encodeSafetensors,
  type SafetensorsTensor,
} from "@/formats/safetensors.ts";

/** A file by hand: the header as given, then the body. */
function file(header: unknown, body: number[] = [], length?: bigint) {
  const json = new TextEncoder().encode(
    typeof header === "string" ? header : JSON.stringify(header),
  );
  const bytes = new Uint8Array(8 + json.length + body.length);
  new DataView(bytes.buffer).setBigUint64(
    0,
    length ?? BigInt(json.length),
    true,
  );
  bytes.set(json, 8);
  bytes.set(body, 8 + json.length);
  return bytes;
}

const u8 = (...data_offsets: [number, number]) => ({
  dtype: "U8",
  shape: [data_offsets[1] - data_offsets[0]],
  data_offsets,
});

function refuses(bytes: Uint8Array, message: RegExp) {
  throws(
    () => decodeSafetensors(bytes),
    (error) => error instanceof SyntaxError && message.test(error.message),
  );
}

const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 });
const tensor: fc.Arbitrary<SafetensorsTensor> = shape.chain((shape) => {
  const length = shape.reduce((a, b) => a * b, 1);
  const size = { minLength: length, maxLength: length };
  return fc.oneof(
    fc.float32Array(size).map((data) => ({ dtype: "F32", shape, data })),
    fc.int32Array(size).map((data) => ({ dtype: "I32", shape, data })),
    fc.uint8Array(size).map((data) => ({ dtype: "U8", shape, data })),
  ) as fc.Arbitrary<SafetensorsTensor>;
});
const name = fc.string({ unit: "grapheme" })
  .filter((name) => name !== "__metadata__");
const tensors = fc.dictionary(name, tensor, { noNullPrototype: true });
const metadata = fc.dictionary(name, fc.string({ unit: "grapheme" }), {
  noNullPrototype: true,
});

Deno.test("decodeSafetensors() gives back what encodeSafetensors() wrote", () => {
  fc.assert(fc.property(tensors, metadata, (tensors, metadata) => {
    const bytes = encodeSafetensors(tensors, metadata);
    deepStrictEqual(decodeSafetensors(bytes), { tensors, metadata });
  }));
});

Deno.test("encodeSafetensors() writes the same bytes in any order of names", () => {
  fc.assert(fc.property(tensors, metadata, (tensors, metadata) => {
    const turned = (record: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(record).reverse());
    deepStrictEqual(
      encodeSafetensors(
        turned(tensors) as typeof tensors,
        turned(metadata) as typeof metadata,
      ),
      encodeSafetensors(tensors, metadata),
    );
  }));
});

Deno.test("encodeSafetensors() writes the bytes of the format", () => {
  const bytes = encodeSafetensors({
    mask: { dtype: "U8", shape: [1], data: new Uint8Array([7]) },
    w: { dtype: "F32", shape: [1, 2], data: new Float32Array([1, -2]) },
  }, { kind: "vae" });
  const json = '{"__metadata__":{"kind":"vae"},' +
    '"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},' +
    '"mask":{"dtype":"U8","shape":[1],"data_offsets":[8,9]}}';
  const padding = (8 - json.length % 8) % 8;
  notStrictEqual(padding, 0);
  deepStrictEqual(
    [...bytes],
    [
      ...[json.length + padding, 0, 0, 0, 0, 0, 0, 0],
      ...new TextEncoder().encode(json + " ".repeat(padding)),
      ...[0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0], // 1 and -2, float32
      7,
    ],
  );
});

Deno.test("decodeSafetensors() reads a file made by hand, at any offset", () => {
  const header = {
    a: { dtype: "I32", shape: [], data_offsets: [2, 6] },
    b: u8(0, 2),
  };
  const made = file(header, [8, 9, 255, 255, 255, 255]);
  const shifted = new Uint8Array(made.length + 3);
  shifted.set(made, 3);
  for (const bytes of [made, shifted.subarray(3)]) {
    deepStrictEqual(decodeSafetensors(bytes), {
      metadata: {},
      tensors: {
        a: { dtype: "I32", shape: [], data: new Int32Array([-1]) },
        b: { dtype: "U8", shape: [2], data: new Uint8Array([8, 9]) },
      },
    });
  }
});

Deno.test("decodeSafetensors() copies: the file may be reused", () => {
  const bytes = file({ a: u8(0, 1) }, [5]);
  const { tensors } = decodeSafetensors(bytes);
  bytes.fill(0);
  strictEqual(tensors.a.data[0], 5);
});

Deno.test("decodeSafetensors() leaves out what it is told to, checked", () => {
  const count = { dtype: "I64", shape: [1], data_offsets: [1, 9] };
  const bytes = file({ a: u8(0, 1), count }, [5, ...Array(8).fill(0)]);
  refuses(bytes, /count must be one of F32, I32, U8, not I64$/);
  const { tensors } = decodeSafetensors(bytes, { leaveOut: ["I64"] });
  deepStrictEqual(Object.keys(tensors), ["a"]);
  const wrong = file({ a: u8(0, 1), count: { ...count, shape: [2] } }, [5]);
  throws(() => decodeSafetensors(wrong, { leaveOut: ["I64"] }), /not fill/);
});

Deno.test("decodeSafetensors() refuses a file cut at any byte", () => {
  const data = new Float32Array([1, 2, 3]);
  const whole = encodeSafetensors({ w: { dtype: "F32", shape: [3], data } });
  for (let length = 0; length < whole.length; length++) {
    refuses(whole.subarray(0, length), /cut short/);
  }
  refuses(Uint8Array.of(...whole, 0), /1 bytes belong to no tensor/);
});

Deno.test("decodeSafetensors() refuses a hostile header", () => {
  refuses(file("{}", [], 2n ** 63n), /over 100000000/);
  refuses(file("{}", [], 100_000_000n), /cut short/);
  refuses(file("{"), /not JSON$/);
  refuses(file("[]"), /not a JSON object/);
  refuses(file("null"), /not a JSON object/);
  refuses(file({ __metadata__: { step: 1 } }), /metadata/);
  refuses(file({ a: 1 }), /a must be one of F32, I32, U8/);
  refuses(file({ a: { ...u8(0, 1), dtype: "toString" } }, [1]), /one of/);
  refuses(file({ a: { ...u8(0, 2), dtype: "F16" } }, [1, 2]), /not F16/);
});

Deno.test("decodeSafetensors() refuses wrong shapes and places", () => {
  const a = u8(0, 2);
  refuses(file({ a: { ...a, shape: [-1, -2] } }, [1, 2]), /no valid shape/);
  refuses(file({ a: { ...a, shape: [0.5, 4] } }, [1, 2]), /no valid shape/);
  refuses(file({ a: { ...a, shape: [3] } }, [1, 2]), /does not fill/);
  refuses(file({ a: { ...a, dtype: "F32" } }, [1, 2]), /does not fill/);
  refuses(file({ a: { ...a, data_offsets: [0] } }, [1, 2]), /no valid offsets/);
  refuses(file({ a: u8(0, 3) }, [1, 2]), /cut short/);
  refuses(file({ a, b: u8(1, 3) }, [1, 2, 3]), /b begins at 1 instead of 2/);
  refuses(file({ a, b: u8(3, 4) }, [1, 2, 3, 4]), /b begins at 3/);
  refuses(file({ a: u8(1, 2) }, [1, 2]), /a begins at 1 instead of 0/);
});

Deno.test("decodeSafetensors() never crashes otherwise on random bytes", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
    refuses(bytes, /^Cannot read a safetensors file: /);
  }));
});

Deno.test("encodeSafetensors() refuses what would not read back", () => {
  const data = new Float32Array(2);
  const write = (name: string, shape: number[], dtype: "F32" | "U8") => () =>
    encodeSafetensors({ [name]: { dtype, shape, data } });
  throws(write("w", [3], "F32"), RangeError);
  throws(write("w", [-1, -2], "F32"), RangeError);
  throws(write("w", [2], "U8"), TypeError);
  throws(write("__metadata__", [2], "F32"), RangeError);
});
