/** Small conversions between JavaScript values and the bytes that C reads. */

const encoder = new TextEncoder();
const names = new Map<string, Uint8Array<ArrayBuffer>>();

/** `text` as NUL-terminated UTF-8, kept: op and attribute names recur. */
export function cName(text: string): Uint8Array<ArrayBuffer> {
  let bytes = names.get(text);
  if (!bytes) names.set(text, bytes = encoder.encode(text + "\0"));
  return bytes;
}

/** A shape as C's int64 array. */
export function dims(shape: readonly number[]): BigInt64Array<ArrayBuffer> {
  const out = new BigInt64Array(shape.length);
  for (let i = 0; i < shape.length; i++) out[i] = BigInt(shape[i]);
  return out;
}

/** A protocol buffer's varint field (wire type 0) of an integer >= 0. */
export function protoVarint(field: number, value: number): number[] {
  const bytes = [field << 3];
  for (; value > 127; value = Math.floor(value / 128)) {
    bytes.push(128 + value % 128);
  }
  return [...bytes, value];
}

/** A protocol buffer's field of a message shorter than 128 bytes. */
export function protoMessage(field: number, message: number[]): number[] {
  const LENGTH_DELIMITED = 2;
  return [field << 3 | LENGTH_DELIMITED, message.length, ...message];
}

/** The fields of a protocol buffer message, in order; ints come as numbers. */
export function* protoFields(
  bytes: Uint8Array,
): Generator<{ field: number; int: number; bytes: Uint8Array }> {
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 1;; shift *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const wire = key & 7;
    const int = wire === 0 || wire === 2 ? varint() : 0;
    const length = [0, 8, int, 0, 0, 4][wire];
    yield {
      field: key >> 3,
      int,
      bytes: bytes.subarray(at, at + length),
    };
    at += length;
  }
}
