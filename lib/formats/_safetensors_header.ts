/**
 * The header of a safetensors file: what it may say, and that it is true.
 *
 * A file may come from anywhere, so nothing of it is believed: the header is
 * bounded, each array fills its place, and the places fill the file.
 */

/** The array of each element type, all little-endian as the machine is. */
export const ARRAYS = {
  F32: Float32Array,
  I32: Int32Array,
  U8: Uint8Array,
} as const;

/** The file begins with the length of the header, 64 bits. */
export const LENGTH_BYTES = 8;

/** The one name in the header that is no tensor. */
export const METADATA = "__metadata__";

/** The limit of the reference reader: what is longer is no header. */
const MAX_HEADER_BYTES = 100_000_000;

/** The element types that inkprint writes. */
export type SafetensorsDtype = keyof typeof ARRAYS;

/** Bytes of an element that is not read, and may be left out. */
const UNREAD = { I64: 8 } as const;

/** An element type that may be left out; PyTorch counts batches in it. */
export type UnreadDtype = keyof typeof UNREAD;

/** What the header says of one tensor; offsets count from `start`. */
export interface HeaderEntry {
  dtype: SafetensorsDtype | UnreadDtype;
  shape: number[];
  data_offsets: [begin: number, end: number];
}

/** A header that was checked against its file. */
export interface Header {
  /** Where the arrays begin in the file. */
  start: number;
  entries: [name: string, entry: HeaderEntry][];
  metadata: Record<string, string>;
}

/**
 * Reads the header of a file and checks it against the file's length.
 *
 * @param leaveOut Types that are not read and may be there
 */
export function readHeader(
  bytes: Uint8Array,
  leaveOut: UnreadDtype[] = [],
): Header {
  const sizes: Record<string, number> = Object.fromEntries([
    ...Object.entries(ARRAYS).map(([name, array]) => [
      name,
      array.BYTES_PER_ELEMENT,
    ]),
    ...leaveOut.map((name) => [name, UNREAD[name]]),
  ]);
  const start = LENGTH_BYTES + headerLength(bytes);
  const header = parseHeader(bytes.subarray(LENGTH_BYTES, start));
  const { [METADATA]: metadata = {}, ...rest } = header;
  checkMetadata(metadata);
  const entries = Object.entries(rest).map((
    [name, entry],
  ): [string, HeaderEntry] => [name, checkEntry(name, entry, sizes)]);
  checkPlaces(entries, bytes.length - start);
  return { start, entries, metadata };
}

function headerLength(bytes: Uint8Array): number {
  if (bytes.length < LENGTH_BYTES) {
    throw damaged(`cut short, ${bytes.length} bytes in all`);
  }
  const { buffer, byteOffset } = bytes;
  const length = new DataView(buffer, byteOffset).getBigUint64(0, true);
  if (length > MAX_HEADER_BYTES) {
    throw damaged(`its header of ${length} bytes is over ${MAX_HEADER_BYTES}`);
  }
  if (Number(length) > bytes.length - LENGTH_BYTES) {
    throw damaged(
      `cut short, its header takes ${length} bytes and ` +
        `${bytes.length - LENGTH_BYTES} are there`,
    );
  }
  return Number(length);
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(bytes),
    );
  } catch {
    throw damaged("its header is not JSON");
  }
  if (!isRecord(header)) throw damaged("its header is not a JSON object");
  return header;
}

function checkMetadata(
  metadata: unknown,
): asserts metadata is Record<string, string> {
  const ok = isRecord(metadata) &&
    Object.values(metadata).every((value) => typeof value === "string");
  if (!ok) throw damaged("its metadata is not text by name");
}

/** @param sizes Bytes of an element, of each type that may be there */
function checkEntry(
  name: string,
  entry: unknown,
  sizes: Record<string, number>,
): HeaderEntry {
  const { dtype, shape, data_offsets } = isRecord(entry) ? entry : {};
  if (typeof dtype !== "string" || !Object.hasOwn(sizes, dtype)) {
    const known = Object.keys(sizes).join(", ");
    throw damaged(`tensor ${name} must be one of ${known}, not ${dtype}`);
  }
  if (!isShape(shape)) throw damaged(`tensor ${name} has no valid shape`);
  if (!isShape(data_offsets) || data_offsets.length !== 2) {
    throw damaged(`tensor ${name} has no valid offsets`);
  }
  const [begin, end] = data_offsets;
  const known = dtype as HeaderEntry["dtype"];
  if (end - begin !== volume(shape) * sizes[known]) {
    throw damaged(
      `tensor ${name} of shape [${shape}] does not fill its place ` +
        `${begin} to ${end}`,
    );
  }
  return { dtype: known, shape, data_offsets: [begin, end] };
}

/** The arrays must follow each other from the first byte to the last. */
function checkPlaces(
  entries: [string, HeaderEntry][],
  length: number,
): void {
  let at = 0;
  const places = entries
    .map(([name, { data_offsets }]) => ({ name, place: data_offsets }))
    .sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]);
  for (const { name, place: [begin, end] } of places) {
    if (end > length) {
      throw damaged(`cut short, tensor ${name} ends at ${end} of ${length}`);
    }
    if (begin !== at) {
      throw damaged(`tensor ${name} begins at ${begin} instead of ${at}`);
    }
    at = end;
  }
  if (at !== length) {
    throw damaged(`${length - at} bytes belong to no tensor`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list of whole numbers, none negative. */
export function isShape(value: unknown): value is number[] {
  return Array.isArray(value) &&
    value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

/** How many numbers a shape holds; 1 for a scalar. */
export function volume(shape: number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function damaged(what: string): SyntaxError {
  return new SyntaxError(`Cannot read a safetensors file: ${what}`);
}
