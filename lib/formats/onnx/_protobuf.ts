/**
 * Protocol buffers, as much of them as ONNX needs: writing only.
 *
 * A message is its fields one after another; each begins with its number and
 * how it is written, packed into one varint.
 * Source: https://protobuf.dev/programming-guides/encoding/
 */

/** The bytes of a field or a message. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** How a field is written: its wire type. */
const VARINT = 0, LENGTH = 2, FIXED32 = 5;

/** A whole number; negative ones take ten bytes, as int64 has it. */
export function whole(field: number, value: number): Bytes {
  return joined([varint(field << 3 | VARINT), varint(value)]);
}

/** A float32. */
export function float(field: number, value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return joined([varint(field << 3 | FIXED32), bytes]);
}

/** Bytes as they are, or the fields of a message within the message. */
export function bytes(field: number, content: Uint8Array | Bytes[]): Bytes {
  const inner = Array.isArray(content) ? joined(content) : content;
  return joined([varint(field << 3 | LENGTH), varint(inner.length), inner]);
}

/** UTF-8. */
export function text(field: number, content: string): Bytes {
  return bytes(field, new TextEncoder().encode(content));
}

/** Parts one after another. */
export function joined(parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(
    parts.reduce((sum, { length }) => sum + length, 0),
  );
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function varint(value: number): Bytes {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n | 128n));
  return new Uint8Array([...bytes, Number(rest)]);
}
