import { ArchiveError } from "./archive_error.ts";

/** What an archive may cost before it is refused. */
export const ARCHIVE_LIMITS = {
  members: 500_000,
  /** Bytes of all members together */
  bytes: 64 * 2 ** 30,
  /** How many times its own size it may unpack to, beyond `free` bytes */
  ratio: 250,
  free: 64 * 2 ** 20,
};

/** Counts what an archive unpacks to, and stops it in time. */
export class ArchiveMeter {
  #size: number;
  #members = 0;
  #bytes = 0;

  /** @param size Of the archive's file, in bytes */
  constructor(size: number) {
    this.#size = size;
  }

  /** @throws {ArchiveError} If there are too many members */
  addMember(): void {
    if (++this.#members <= ARCHIVE_LIMITS.members) return;
    throw new ArchiveError(
      `it has over ${ARCHIVE_LIMITS.members} members, which is the limit`,
    );
  }

  /** @throws {ArchiveError} If it unpacks to too much */
  addBytes(count: number): void {
    this.#bytes += count;
    const { bytes, ratio, free } = ARCHIVE_LIMITS;
    const most = Math.min(bytes, Math.max(free, ratio * this.#size));
    if (this.#bytes <= most) return;
    throw new ArchiveError(
      `its ${this.#size} bytes unpack to over ${most}, which is the limit`,
    );
  }
}

/**
 * The name of a member as a path inside the archive.
 *
 * @throws {ArchiveError} If it leads out of the archive
 *
 * @example
 * ```ts
 * import { strictEqual, throws } from "node:assert/strict";
 * strictEqual(memberPath("./ann\\1.png"), "ann/1.png");
 * throws(() => memberPath("../1.png"));
 * ```
 */
export function memberPath(name: string): string {
  const path = name.replaceAll("\\", "/").replace(/^(?:\.\/+)+/, "");
  if (!/^(?:\/|[a-z]:)/i.test(path) && !path.split("/").includes("..")) {
    return path;
  }
  throw new ArchiveError(
    `its member ${JSON.stringify(name)} leads out of the archive`,
  );
}
