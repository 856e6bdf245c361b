import type { Picture } from "../prepare_picture.ts";
import type { PixelStore } from "../pixel_store.ts";

/** What is remembered of a file; its picture lies at the same place. */
export interface Remembered extends Omit<Picture, "pixels"> {
  file: string;
  /** Of the file before it was read; empty where only its bytes tell */
  stamp: string;
}

/** Files of a source, prepared. */
export interface PreparedFiles {
  files: Remembered[];
  /** Places of those that look alike, but are not the same */
  alike: [number, number][];
  /** One for each file, empty where it cannot be used */
  pictures: PixelStore;
}

/** What the index of a cache holds. */
export interface CacheIndex extends Omit<PreparedFiles, "pictures"> {
  /** Of the preparation */
  mark: string;
  /** Name of the file of pixels */
  pixels: string;
}

type Row = [
  file: string,
  stamp: string,
  source: string,
  digest: string,
  hash: [number, number],
  reason?: string,
];

/** As text: a row of values for each file, as there may be many. */
export function indexText({ files, ...rest }: CacheIndex): string {
  const rows = files.map(({ file, stamp, source, digest, hash, reason }): Row =>
    reason === undefined
      ? [file, stamp, source, digest, hash]
      : [file, stamp, source, digest, hash, reason]
  );
  return JSON.stringify({ ...rest, files: rows });
}

/** @throws {Error} If the text is none of {@linkcode indexText} */
export function readIndex(text: string): CacheIndex {
  const { mark, pixels, alike, files } = JSON.parse(text);
  const rows = files as Row[];
  return {
    mark,
    pixels,
    alike,
    files: rows.map(([file, stamp, source, digest, hash, reason]) => ({
      file,
      stamp,
      source,
      digest,
      hash,
      reason,
    })),
  };
}
