import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
// @ts-types="@types/yauzl"
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { ArchiveError } from "./archive_error.ts";
import { ArchiveFiles } from "./archive_files.ts";
import { ArchiveMeter, memberPath } from "./archive_limits.ts";
import { DecodeError } from "./decode_error.ts";
import { DECODE_LIMITS } from "./decode_limits.ts";
import { checkSize } from "./_read_bytes.ts";
import type { Source } from "./source.ts";

/** Unix file type of a symbolic link, in the upper half of the attributes. */
const LINK = 0o120000;

/**
 * Opens a zip archive; a member's bytes are read when they are asked for.
 *
 * @throws {ArchiveError} If it is over a limit or a member leads out of it
 * @throws {Error} If it is damaged
 */
export async function openZip(path: string, now: number): Promise<Source> {
  const zip = await yauzl.openPromise(path, { autoClose: false });
  try {
    const { files, entries } = await list(zip);
    return {
      ...files.describe(path, now),
      async *read(wanted) {
        for (const [file, entry] of entries) {
          if (wanted.has(file)) yield { file, bytes: () => read(zip, entry) };
        }
      },
      [Symbol.dispose]: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    const { message } = error as Error;
    if (!/absolute path|relative path/.test(message)) throw error;
    const name = message.replace(/^.*path: /, "");
    throw new ArchiveError(`its member ${name} leads out of the archive`);
  }
}

async function list(zip: ZipFile) {
  const files = new ArchiveFiles();
  const entries = new Map<string, Entry>();
  const meter = new ArchiveMeter(zip.fileSize);
  for await (const entry of zip.eachEntry()) {
    meter.addMember();
    const file = memberPath(entry.fileName);
    const mode = entry.externalFileAttributes >>> 16;
    if (file.endsWith("/")) continue;
    if ((mode & 0o170000) === LINK) {
      files.skip(file, "is a link, which is not followed");
    } else if (entry.isEncrypted()) files.skip(file, "is encrypted");
    else if (files.add(file)) {
      entries.set(file, entry);
      // What is over the limit of a file is never unpacked.
      const { uncompressedSize: size } = entry;
      if (size <= DECODE_LIMITS.bytes) meter.addBytes(size);
    }
  }
  return { files, entries };
}

/** A member's bytes, held against its size and checksum. */
async function read(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  checkSize(entry.uncompressedSize);
  let found: Uint8Array;
  try {
    found = await gather(await zip.openReadStreamPromise(entry));
  } catch (error) {
    throw new DecodeError(
      `is damaged in its archive (${(error as Error).message})`,
    );
  }
  if (crc32(found) === entry.crc32) return found;
  throw new DecodeError("is damaged in its archive (its checksum differs)");
}

/** All of a stream; its length is checked by yauzl as it comes. */
async function gather(stream: Readable): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
