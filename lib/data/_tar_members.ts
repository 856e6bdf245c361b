/**
 * The members of a tar archive (ustar, GNU and pax), as a stream.
 *
 * A tar archive is blocks of 512 bytes: for each member a header, then its
 * bytes filled up to whole blocks; blocks of zeros are the end.
 *
 * Source: POSIX.1-2017, pax, "ustar Interchange Format" and "pax Header Block"
 */
import { ByteReader } from "./_byte_reader.ts";
import { DECODE_LIMITS } from "./decode_limits.ts";

const BLOCK = 512;
/** A longer name or pax header is no honest one. */
const MOST_EXTRA = 1 << 20;

/** One member. */
export interface TarMember {
  name: string;
  kind: "file" | "folder" | "link" | "other";
  size: number;
  /** Of a wanted file that is not over the limit */
  bytes?: Uint8Array;
}

/**
 * Reads members in the order in which they lie in the archive.
 *
 * @param chunks The archive's bytes
 * @param wants Whether the bytes of a file shall be kept
 * @throws {SyntaxError} If the archive is damaged or cut off
 */
export async function* tarMembers(
  chunks: AsyncIterable<Uint8Array>,
  wants: (member: TarMember) => boolean,
): AsyncGenerator<TarMember> {
  await using reader = new ByteReader(chunks);
  let extra: Extra = {};
  while (!(await reader.atEnd())) {
    const header = parseHeader(await reader.read(BLOCK));
    if (!header) return; // a block of zeros
    const { type, name, size } = { ...header, ...extra };
    const padding = (BLOCK - size % BLOCK) % BLOCK;
    if ("xLKg".includes(type)) {
      if (header.size > MOST_EXTRA) throw new SyntaxError("an endless name");
      const bytes = await reader.read(header.size);
      await reader.skip((BLOCK - header.size % BLOCK) % BLOCK);
      if (type === "L") extra = { ...extra, name: text(bytes) };
      if (type === "x") extra = { ...extra, ...parsePax(bytes) };
      continue;
    }
    extra = {};
    const member: TarMember = { name, kind: kindOf(type, name), size };
    // Links, folders and devices have no bytes, whatever their size says.
    if ("123456".includes(type)) {
      yield member;
      continue;
    }
    const keeps = member.kind === "file" && size <= DECODE_LIMITS.bytes &&
      wants(member);
    if (keeps) member.bytes = await reader.read(size);
    else await reader.skip(size);
    await reader.skip(padding);
    yield member;
  }
}

/** What an extra header says of the member after it. */
interface Extra {
  name?: string;
  size?: number;
}

function kindOf(type: string, name: string): TarMember["kind"] {
  if (type === "5" || name.endsWith("/")) return "folder";
  if (type === "1" || type === "2") return "link";
  return "0\x007".includes(type) ? "file" : "other";
}

function parseHeader(block: Uint8Array) {
  if (block.every((byte) => byte === 0)) return undefined;
  const sum = block.reduce(
    (total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte),
    0,
  );
  if (number(block.subarray(148, 156)) !== sum) {
    throw new SyntaxError("the checksum of a tar header differs");
  }
  const isUstar = text(block.subarray(257, 263)) === "ustar";
  const prefix = isUstar ? text(block.subarray(345, 500)) : "";
  const name = text(block.subarray(0, 100));
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    size: number(block.subarray(124, 136)),
    type: String.fromCharCode(block[156]),
  };
}

/** Octal digits, or where the first bit is set, bytes of a large number. */
function number(field: Uint8Array): number {
  const value = field[0] & 0x80
    ? field.subarray(1).reduce((sum, byte) => 256 * sum + byte, 0)
    : parseInt(text(field).trim() || "0", 8);
  return checkNumber(value);
}

function checkNumber(value: number): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new SyntaxError("a tar header holds no number where one must be");
}

/** Up to the first zero byte. */
function text(field: Uint8Array): string {
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** Records of `<length> <key>=<value>\n`, the length that of the record. */
function parsePax(bytes: Uint8Array): Extra {
  const extra: Extra = {};
  for (let at = 0; at < bytes.length && bytes[at] !== 0;) {
    const head = text(bytes.subarray(at, at + 12));
    const length = parseInt(head);
    const record = bytes.subarray(at + head.indexOf(" ") + 1, at + length - 1);
    if (!(length > 4) || at + length > bytes.length) {
      throw new SyntaxError("a pax header is cut off");
    }
    const [key, ...value] = text(record).split("=");
    if (key === "path") extra.name = value.join("=");
    if (key === "size") extra.size = checkNumber(Number(value[0]));
    at += length;
  }
  return extra;
}
