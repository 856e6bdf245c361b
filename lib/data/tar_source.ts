import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { archiveSentence } from "./archive_error.ts";
import { ArchiveFiles } from "./archive_files.ts";
import { ArchiveMeter, memberPath } from "./archive_limits.ts";
import { checkSize } from "./_read_bytes.ts";
import type { Source, SourceFile } from "./source.ts";
import { type TarMember, tarMembers } from "./_tar_members.ts";

/**
 * Opens a tar archive, compressed by gzip or not.
 *
 * It is read from its beginning: once for the names of its members, and each
 * time that their bytes are asked for, in the order in which they lie there.
 *
 * @throws {ArchiveError} If it is over a limit or a member leads out of it
 * @throws {Error} If it is damaged
 */
export async function openTar(
  path: string,
  kind: "tar" | "gzip",
  now: number,
): Promise<Source> {
  const { size } = await Deno.stat(path);
  const members = (wants: (member: TarMember) => boolean) =>
    tarMembers(bytesOf(path, kind, new ArchiveMeter(size)), wants);
  const files = await list(members(() => false), new ArchiveMeter(size));
  return {
    ...files.describe(path, now),
    async *read(wanted) {
      const left = new Set(wanted);
      const wants = (member: TarMember) => left.has(memberPath(member.name));
      try {
        for await (const member of members(wants)) {
          const file = memberPath(member.name);
          if (member.kind === "file" && left.delete(file)) {
            yield fileOf(file, member);
          }
          if (left.size === 0) return;
        }
      } catch (error) {
        throw archiveSentence(path, error);
      }
    },
    [Symbol.dispose]() {},
  };
}

async function list(members: AsyncIterable<TarMember>, meter: ArchiveMeter) {
  const files = new ArchiveFiles();
  for await (const { name, kind } of members) {
    meter.addMember();
    const file = memberPath(name);
    if (kind === "file") files.add(file);
    if (kind === "link") files.skip(file, "is a link, which is not followed");
    if (kind === "other") files.skip(file, "is no ordinary file");
  }
  return files;
}

function fileOf(file: string, { size, bytes }: TarMember): SourceFile {
  return {
    file,
    // deno-lint-ignore require-await -- it throws as a rejection
    bytes: async () => {
      checkSize(size);
      return bytes!;
    },
  };
}

/** The archive's bytes in the order in which they lie there, unpacked. */
async function* bytesOf(
  path: string,
  kind: "tar" | "gzip",
  meter: ArchiveMeter,
): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path);
  const stream = kind === "tar" ? file : file.pipe(createGunzip());
  file.on("error", (error) => stream.destroy(error));
  try {
    for await (const part of stream) {
      meter.addBytes(part.length);
      yield part;
    }
  } finally {
    stream.destroy();
    file.destroy();
  }
}
