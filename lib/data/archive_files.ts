import { basename } from "@std/path";
import { stampOf } from "./stamp.ts";
import { isNoImage, numericOrder } from "./list_files.ts";
import type { Source } from "./source.ts";

/** Gathers the members of an archive that may be images. */
export class ArchiveFiles {
  #files = new Set<string>();
  #skipped: Source["skipped"] = [];

  /** Keeps a member, unless it is known to be no image; whether it did. */
  add(file: string): boolean {
    if (isNoImage(file)) return false;
    const isNew = !this.#files.has(file);
    if (isNew) this.#files.add(file);
    else this.skip(file, "is in the archive twice");
    return isNew;
  }

  /** Says why a member is not read, unless it is known to be no image. */
  skip(file: string, reason: string): void {
    if (!isNoImage(file)) this.#skipped.push({ file, reason });
  }

  /**
   * What of a source is known by the members' names.
   *
   * An archive of one folder is that folder: its name then stands in each path.
   */
  describe(
    archive: string,
    now: number,
  ): Omit<Source, "read" | typeof Symbol.dispose> {
    const path = Deno.realPathSync(archive);
    const stamp = stampOf(path, now);
    const files = [...this.#files].sort(numericOrder);
    const name = basename(path).replace(/\.(?:zip|tar|tgz|tar\.gz|gz)$/i, "");
    const top = files[0]?.match(/^[^/]+\//)?.[0];
    const isOne = top !== undefined && files.every((f) => f.startsWith(top));
    const root = isOne ? "" : `${name}/`;
    return {
      what: "archive",
      path,
      name,
      root,
      files,
      stamp: () => stamp,
      skipped: this.#skipped,
    };
  }
}
