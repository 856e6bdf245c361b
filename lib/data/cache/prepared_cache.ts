/**
 * Prepared pictures on disk: a folder for each source and way of preparing.
 *
 * ```text
 * source          where the files are
 * index.json      of each file: its stamp, the digest of its bytes, its fate
 * pixels-<id>     the pictures, one after another
 * ```
 *
 * Both are written aside, synced and renamed, the index last: it names the
 * pixels that it belongs to.
 */
import { createHash } from "node:crypto";
import { dirname, join } from "@std/path";
import { UserError } from "@/engine/user_error.ts";
import { alikeFiles } from "../alike_files.ts";
import { reasonOf } from "../list_files.ts";
import {
  FileWriter,
  MemoryWriter,
  type PictureWriter,
} from "./picture_writer.ts";
import { PixelFile } from "./pixel_file.ts";
import {
  indexText,
  type PreparedFiles,
  readIndex,
  type Remembered,
} from "./remembered.ts";

/** Where prepared pictures are kept, on disk or not. */
export interface PictureCache {
  open(): PreparedFiles | undefined;
  begin(count: number): PictureWriter;
  /** @param written What its own `begin()` gave */
  keep(files: Remembered[], written: PictureWriter): PreparedFiles;
}

const INDEX = "index.json";
const SOURCE = "source";

/** The cache of one source, prepared in one way. */
export class PreparedCache implements PictureCache {
  #path: string;
  #source: string;
  #mark: string;
  #area: number;

  /**
   * @param path Of its folder, in a folder of caches
   * @param source Folder or archive that it is of
   * @param mark Of the preparation; what bears another one is void
   * @param area Pixels of a picture
   */
  constructor(
    path: string,
    { source, mark, area }: { source: string; mark: string; area: number },
  ) {
    this.#path = path;
    this.#source = source;
    this.#mark = mark;
    this.#area = area;
  }

  /** What was kept; nothing if it is void, damaged or was never made. */
  open(): PreparedFiles | undefined {
    try {
      const text = Deno.readTextFileSync(join(this.#path, INDEX));
      const { mark, pixels, ...index } = readIndex(text);
      if (mark !== this.#mark || !/^pixels-\w+$/.test(pixels)) return undefined;
      const pictures = new PixelFile(join(this.#path, pixels), this.#area);
      if (pictures.count === index.files.length) return { ...index, pictures };
      pictures.close();
    } catch {
      // Whatever is wrong with a cache, it is made again.
    }
    return undefined;
  }

  /**
   * Where pictures are written until they are kept.
   *
   * @throws {UserError} If the folder cannot be written
   */
  begin(count: number): FileWriter {
    return this.#orSay(() => {
      Deno.mkdirSync(this.#path, { recursive: true, mode: 0o700 });
      Deno.writeTextFileSync(join(this.#path, SOURCE), this.#source);
      sweepOrphans(dirname(this.#path));
      return this.#writer("pixels", count, this.#area);
    });
  }

  /**
   * Puts what was written in the place of what was kept.
   *
   * @throws {UserError} If it cannot be written, as on a full disk
   */
  keep(files: Remembered[], written: FileWriter): PreparedFiles {
    const digest = createHash("sha256");
    for (const file of files) digest.update(`${file.digest}\n`);
    const pixels = `pixels-${digest.digest("hex").slice(0, 16)}`;
    const path = join(this.#path, pixels);
    return this.#orSay(() => {
      written.finish();
      Deno.renameSync(written.path, path);
      const pictures = new PixelFile(path, this.#area);
      const alike = alikeFiles(files, pictures);
      const text = indexText({ mark: this.#mark, pixels, files, alike });
      this.#replaceIndex(new TextEncoder().encode(text));
      this.#sweep(pixels);
      return { files, alike, pictures };
    });
  }

  #replaceIndex(bytes: Uint8Array): void {
    const writer = this.#writer("index", 1, bytes.length);
    writer.write(0, bytes);
    writer.finish();
    Deno.renameSync(writer.path, join(this.#path, INDEX));
  }

  /** Removes older pixels, and what was left by processes that were killed. */
  #sweep(pixels: string): void {
    for (const { name } of Deno.readDirSync(this.#path)) {
      const path = join(this.#path, name);
      if ([pixels, INDEX, SOURCE].includes(name)) continue;
      const isAnothers = name.endsWith(".part") && isYoung(path);
      if (!isAnothers) Deno.removeSync(path);
    }
  }

  /** To a file that nobody else writes to. */
  #writer(name: string, count: number, area: number): FileWriter {
    const aside = join(this.#path, `${name}-${crypto.randomUUID()}.part`);
    const orSay = (write: () => void) => this.#orSay(write);
    return new FileWriter(aside, count, { area, orSay });
  }

  #orSay<T>(write: () => T): T {
    try {
      return write();
    } catch (error) {
      if (error instanceof UserError) throw error; // said already
      throw new UserError(
        `Cannot keep prepared images in ${this.#path}: ${reasonOf(error)}. ` +
          "With --no-cache they are kept in memory.",
      );
    }
  }
}

/** Keeps nothing: pictures are in memory, and gone with the process. */
export class NoCache implements PictureCache {
  constructor(readonly area: number) {}

  open(): undefined {}

  begin(count: number): MemoryWriter {
    return new MemoryWriter(count, this.area);
  }

  keep(files: Remembered[], written: MemoryWriter): PreparedFiles {
    const pictures = written.pictures();
    return { files, alike: alikeFiles(files, pictures), pictures };
  }
}

/** Removes caches of what is there no more: they may show real people. */
function sweepOrphans(caches: string): void {
  for (const { name } of Deno.readDirSync(caches)) {
    const source = readSource(join(caches, name));
    if (source === undefined || exists(source)) continue;
    Deno.removeSync(join(caches, name), { recursive: true });
  }
}

/** Of which source a cache is; nothing where it is no cache. */
function readSource(cache: string): string | undefined {
  try {
    return Deno.readTextFileSync(join(cache, SOURCE));
  } catch {
    return undefined;
  }
}

function exists(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch (error) {
    return !(error instanceof Deno.errors.NotFound);
  }
}

/** Whether a file was written to within the last hour. */
function isYoung(path: string): boolean {
  const written = Deno.statSync(path).mtime?.getTime() ?? 0;
  return Date.now() - written < 3_600_000;
}
