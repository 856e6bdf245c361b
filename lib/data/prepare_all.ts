import type { PictureCache } from "./cache/prepared_cache.ts";
import type { PictureWriter } from "./cache/picture_writer.ts";
import type { PreparedFiles, Remembered } from "./cache/remembered.ts";
import { DecodeError } from "./decode_error.ts";
import {
  digestOf,
  type Picture,
  type PictureOptions,
} from "./prepare_picture.ts";
import { openPreparePool } from "./prepare_pool.ts";
import { mapFiles, type Source } from "./source.ts";

/** How files are prepared. */
export interface PrepareAllOptions extends PictureOptions {
  cache: PictureCache;
  /** How many files may be prepared at once; default: one for each core */
  cores?: number;
  /** Called after each file that was opened */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Prepares files of a source, or finds what became of them before.
 *
 * A file whose stamp is as in the cache is not opened; one whose bytes are as
 * they were is not prepared again.
 *
 * @throws {UserError} If the source breaks or the cache cannot be written
 */
export async function prepareAll(
  source: Source,
  files: readonly string[],
  options: PrepareAllOptions,
): Promise<PreparedFiles> {
  const { cache } = options;
  const old = cache.open();
  const now = files.map((file) => ({ file, stamp: source.stamp(file) ?? "" }));
  if (old && isUnchanged(old.files, now)) return old;
  const writer = cache.begin(files.length);
  try {
    const before = new Before(old);
    const found = await prepareNew(source, now, { ...options, before, writer });
    return cache.keep(found, writer);
  } catch (error) {
    writer.abandon();
    throw error;
  } finally {
    old?.pictures.close();
  }
}

type Stamped = Pick<Remembered, "file" | "stamp">;

function isUnchanged(old: readonly Stamped[], now: readonly Stamped[]) {
  return old.length === now.length &&
    old.every(({ file, stamp }, i) =>
      file === now[i].file && stamp === now[i].stamp && stamp !== ""
    );
}

/** What became of files when they were last prepared. */
class Before {
  #old: PreparedFiles | undefined;
  #places: Map<string, number>;

  constructor(old: PreparedFiles | undefined) {
    this.#old = old;
    this.#places = new Map(old?.files.map(({ file }, place) => [file, place]));
  }

  of(file: string): Remembered | undefined {
    const place = this.#places.get(file);
    return place === undefined ? undefined : this.#old?.files[place];
  }

  /** Its picture; nothing where it could not be used. */
  picture(file: string): Uint8Array | undefined {
    if (!this.of(file)?.digest) return undefined;
    return this.#old?.pictures.at(this.#places.get(file)!);
  }
}

/** Writes the picture of each file, and says what became of it. */
async function prepareNew(
  source: Source,
  now: readonly Stamped[],
  { before, writer, onProgress, cores, ...options }:
    & Omit<PrepareAllOptions, "cache">
    & { before: Before; writer: PictureWriter },
): Promise<Remembered[]> {
  const isKnown = ({ file, stamp }: Stamped) =>
    stamp !== "" && before.of(file)?.stamp === stamp;
  const unknown = now.filter((one) => !isKnown(one)).map(({ file }) => file);
  const places = new Map(now.map(({ file }, place) => [file, place]));
  const keep = (file: string, pixels: Uint8Array | undefined) => {
    if (pixels) writer.write(places.get(file)!, pixels);
  };

  using pool = openPreparePool(unknown.length, options, cores);
  let done = 0;
  const results = await mapFiles(source, unknown, {
    work: async (bytes, file): Promise<Omit<Picture, "pixels">> => {
      const old = before.of(file);
      if (old && old.source === digestOf(bytes)) {
        keep(file, before.picture(file));
        return old;
      }
      const { pixels, ...picture } = await pool.prepare(bytes);
      keep(file, pixels);
      return picture;
    },
    onFile: () => onProgress?.(++done, unknown.length),
  });
  const looked = new Map(unknown.map((file, i) => [file, results[i]]));
  return now.map((one) => {
    const result = looked.get(one.file);
    if (result instanceof DecodeError) {
      return { ...UNREAD, reason: result.message, ...one };
    }
    if (result) return { ...result, ...one };
    keep(one.file, before.picture(one.file));
    return before.of(one.file)!;
  });
}

const UNREAD = { source: "", digest: "", hash: [0, 0] as [number, number] };
