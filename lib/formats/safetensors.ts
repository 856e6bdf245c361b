/**
 * Safetensors: named arrays in one file, as Python, Rust and inkprint read it.
 *
 * ```text
 * 8 bytes   length n of the header, little-endian
 * n bytes   JSON { name: { dtype, shape, data_offsets: [begin, end] } }, padded
 * the rest  the arrays, one after another, little-endian
 * ```
 *
 * Source: https://github.com/huggingface/safetensors#format
 */

import {
  ARRAYS,
  isShape,
  LENGTH_BYTES,
  METADATA,
  readHeader,
  type SafetensorsDtype,
  type UnreadDtype,
  volume,
} from "./_safetensors_header.ts";

export type { SafetensorsDtype };

/** One array with its shape; `data` is row by row, the last index fastest. */
export interface SafetensorsTensor {
  dtype: SafetensorsDtype;
  shape: number[];
  data: Float32Array | Int32Array | Uint8Array;
}

/** What {@linkcode decodeSafetensors} finds in a file. */
export interface SafetensorsFile {
  tensors: Record<string, SafetensorsTensor>;
  metadata: Record<string, string>;
}

/**
 * Writes named tensors as the bytes of a safetensors file.
 *
 * Equal content gives equal bytes, in whatever order the names come: the wide
 * types first, so that all stay aligned, and then by name.
 *
 * @param tensors What to write, by name
 * @param metadata Sentences for the reader of the file
 * @throws {TypeError} If `data` is not the array of its `dtype`
 * @throws {RangeError} If a shape does not hold as many numbers as `data`
 *
 * @example The header is text, whatever reads it
 * ```ts
 * import { match } from "node:assert/strict";
 * const data = new Float32Array([1, 2]);
 * const bytes = encodeSafetensors({ w: { dtype: "F32", shape: [2], data } });
 * match(new TextDecoder().decode(bytes), /"w":{"dtype":"F32","shape":\[2\]/);
 * ```
 */
export function encodeSafetensors(
  tensors: Record<string, SafetensorsTensor>,
  metadata: Record<string, string> = {},
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tensors).sort(inFileOrder);
  const header: [string, unknown][] = [];
  if (Object.keys(metadata).length > 0) {
    header.push([
      METADATA,
      Object.fromEntries(Object.entries(metadata).sort()),
    ]);
  }
  let end = 0;
  for (const [name, tensor] of entries) {
    checkTensor(name, tensor);
    const { dtype, shape, data } = tensor;
    const data_offsets = [end, end += data.byteLength];
    header.push([name, { dtype, shape, data_offsets }]);
  }

  const json = new TextEncoder().encode(
    JSON.stringify(Object.fromEntries(header)),
  );
  const start = LENGTH_BYTES + Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(start + end).fill(0x20, LENGTH_BYTES, start);
  new DataView(bytes.buffer)
    .setBigUint64(0, BigInt(start - LENGTH_BYTES), true);
  bytes.set(json, LENGTH_BYTES);
  let at = start;
  for (const [, { data }] of entries) {
    bytes.set(
      new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
      at,
    );
    at += data.byteLength;
  }
  return bytes;
}

/** How a file is read. */
export interface DecodeOptions {
  /** Types of which tensors may be there, and are left out */
  leaveOut?: UnreadDtype[];
}

/**
 * Reads the bytes of a safetensors file; each array is a copy of its own.
 *
 * @throws {SyntaxError} If the file is cut short, is something else, holds a
 * type that inkprint does not read, or if its parts overlap or leave gaps
 */
export function decodeSafetensors(
  bytes: Uint8Array,
  { leaveOut = [] }: DecodeOptions = {},
): SafetensorsFile {
  const { start, entries, metadata } = readHeader(bytes, leaveOut);
  const tensors = entries.flatMap(([name, { dtype, shape, data_offsets }]) => {
    if (!isRead(dtype)) return [];
    const [begin, end] = data_offsets;
    const copy = new Uint8Array(bytes.subarray(start + begin, start + end));
    return [[name, { dtype, shape, data: new ARRAYS[dtype](copy.buffer) }]];
  });
  return { tensors: Object.fromEntries(tensors), metadata };
}

function isRead(dtype: string): dtype is SafetensorsDtype {
  return Object.hasOwn(ARRAYS, dtype);
}

function inFileOrder(
  [nameA, a]: [string, SafetensorsTensor],
  [nameB, b]: [string, SafetensorsTensor],
): number {
  const width = b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT;
  return width || (nameA < nameB ? -1 : 1);
}

function checkTensor(name: string, { dtype, shape, data }: SafetensorsTensor) {
  if (name === METADATA) {
    throw new RangeError(`Cannot name a tensor ${METADATA}: the format does`);
  }
  if (!(data instanceof ARRAYS[dtype])) {
    throw new TypeError(
      `Cannot write tensor ${name} as ${dtype}: its data is another array`,
    );
  }
  if (!isShape(shape) || volume(shape) !== data.length) {
    throw new RangeError(
      `Cannot write tensor ${name} as its shape [${shape}] must hold its ` +
        `data: current length is ${data.length}`,
    );
  }
}
