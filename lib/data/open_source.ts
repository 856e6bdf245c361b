import { basename } from "@std/path";
import { ArchiveError, archiveSentence } from "./archive_error.ts";
import { listFiles } from "./list_files.ts";
import { readBytes } from "./_read_bytes.ts";
import { stampOf } from "./stamp.ts";
import type { Source } from "./source.ts";
import { openTar } from "./tar_source.ts";
import { openZip } from "./zip_source.ts";

/** Kinds of archives, by their first bytes as hexadecimal digits. */
const MAGIC: readonly [kind: string, bytes: string][] = [
  ["zip", "504b0304"],
  ["zip", "504b0506"], // without members
  ["gzip", "1f8b"],
  ["RAR", "526172211a07"],
  ["7z", "377abcaf271c"],
  ["xz", "fd377a585a"],
  ["bzip2", "425a68"],
];
/** Where a tar archive says that it is one. */
const USTAR = 257;

/**
 * Opens a folder, or a zip, tar or tar.gz archive without unpacking it.
 *
 * @param now Milliseconds since 1970: what was changed just before it has no
 * stamp yet
 * @throws {UserError} If it is missing, not readable, neither of them, damaged
 * or over the limits of an archive
 */
export async function openSource(
  path: string,
  now: number = Date.now(),
): Promise<Source> {
  const kind = await archiveKind(path);
  if (kind === undefined) return await openFolderSource(path, now);
  try {
    if (kind === "zip") return await openZip(path, now);
    if (kind === "tar" || kind === "gzip") {
      return await openTar(path, kind, now);
    }
    throw new ArchiveError(
      `it is a ${kind} archive, which is not read: unpack it first`,
    );
  } catch (error) {
    throw archiveSentence(path, error);
  }
}

/** By the first bytes of a file; nothing where it is a folder or no archive. */
async function archiveKind(path: string): Promise<string | undefined> {
  try {
    if (!(await Deno.stat(path)).isFile) return undefined;
    using file = await Deno.open(path);
    const bytes = new Uint8Array(512);
    await file.read(bytes);
    const head = bytes.toHex();
    const isTar = head.startsWith("7573746172", 2 * USTAR);
    return isTar ? "tar" : MAGIC.find(([, at]) => head.startsWith(at))?.[0];
  } catch {
    return undefined; // the folder's own sentence says why
  }
}

async function openFolderSource(dir: string, now: number): Promise<Source> {
  const { files, skipped } = await listFiles(dir);
  const path = await Deno.realPath(dir);
  const name = basename(path);
  return {
    what: "folder",
    path,
    name,
    root: `${name}/`,
    files,
    skipped,
    stamp: (file) => stampOf(`${path}/${file}`, now),
    async *read(wanted) {
      for (const file of files) {
        if (!wanted.has(file)) continue;
        yield { file, bytes: () => readBytes(`${dir}/${file}`) };
      }
    },
    [Symbol.dispose]() {},
  };
}
