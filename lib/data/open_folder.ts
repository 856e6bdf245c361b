import { UserError } from "@/engine/user_error.ts";
import { openCache } from "./cache/open_cache.ts";
import { type Dataset, hashOf, type Kind } from "./dataset.ts";
import { findLayout, knownItems } from "./known_items.ts";
import type { Content } from "./layouts/layout.ts";
import { openSource } from "./open_source.ts";
import { ChosenPixels } from "./pixel_store.ts";
import { prepareAll } from "./prepare_all.ts";
import { personsOf, sortOut } from "./_sort_out.ts";
import type { Source } from "./source.ts";
import { splitByPerson } from "./split.ts";

/** Sizes that images can be prepared at. */
export const SIZES = [28, 32, 64, 128] as const;

/** How a folder is read. */
export interface OpenOptions {
  /** Width and height of the images: one of {@linkcode SIZES} */
  size?: number;
  /** Seed of the split */
  seed?: number;
  /** Which images to take */
  kind?: Kind | "all";
  /** Name of one of the `LAYOUTS`; default: told from the file names */
  layout?: string;
  /** What the images show; default: what the layout says */
  content?: Content;
  /** Least width of a stroke, in pixels of the result (signatures) */
  stroke?: number;
  /**
   * Folder of caches, where prepared pictures are kept and read from; without
   * it they are kept in memory
   */
  cache?: string;
  /** Milliseconds since 1970; what was changed just before it is read again */
  now?: number;
  /** How many files may be prepared at once; default: one for each core */
  cores?: number;
  /** Called after each file that was opened */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Opens a folder of images as a data set, split by person.
 *
 * The layout is told from the file names; each image is decoded and prepared
 * (signatures by `prepareSignature`, fingerprints by `prepareFingerprint`);
 * what cannot be used is listed in `skipped`, exact duplicates are left out.
 * Persons of whom the same picture or one that looks the same was found are
 * never parted by the split.
 *
 * @param dir Of images, nested as it may be; or a zip, tar or tar.gz of one
 * @throws {UserError} If there is no such folder or nothing to use in it
 */
export async function openFolder(
  dir: string,
  {
    size = 64,
    seed = 1,
    kind = "genuine",
    layout: named,
    content,
    stroke,
    cache,
    now,
    cores,
    onProgress,
  }: OpenOptions = {},
): Promise<Dataset> {
  if (!SIZES.some((allowed) => allowed === size)) {
    throw new UserError(
      `Cannot prepare images at size ${size}: it must be ${SIZES.join(", ")}.`,
    );
  }
  using source = await openSource(dir, now);
  const layout = findLayout(source, named);
  const { items: known, skipped } = knownItems(source, layout, dir);
  const wanted = known.filter((item) => kind === "all" || item.kind === kind);
  if (wanted.length === 0) {
    const isNamed = known.length > 0;
    throw nothingFound(
      dir,
      source,
      isNamed ? kind : `named as in the layout "${layout.name}"`,
    );
  }

  const shows = content ?? layout.content;
  const files = wanted.map(({ file }) => file);
  const prepared = await prepareAll(source, files, {
    content: shows,
    size,
    stroke,
    cache: openCache(source, cache, { content: shows, size, stroke, kind }),
    cores,
    onProgress,
  });
  const { items, places, digests, ...rest } = sortOut(wanted, prepared);
  skipped.push(...rest.unread);
  if (items.length === 0) {
    prepared.pictures.close();
    throw nothingLeft(dir, source, skipped);
  }
  const { duplicates, alike } = rest;
  return {
    name: source.name,
    size,
    channels: 1,
    content: shows,
    range: "unit",
    items,
    pictures: new ChosenPixels(prepared.pictures, places),
    split: splitByPerson(items, {
      seed,
      together: personsOf(wanted, [...duplicates, ...alike]),
    }),
    hash: hashOf({ size, items, digests }),
    skipped,
    duplicates,
    alike,
  };
}

function nothingFound(
  dir: string,
  { what, files }: Source,
  such: string,
): UserError {
  return new UserError(
    `Cannot open ${what} ${dir}: none of its ${files.length} images is ${such}.`,
  );
}

function nothingLeft(
  dir: string,
  { what }: Source,
  skipped: Dataset["skipped"],
): UserError {
  const first = skipped.slice(0, 3).map((s) => `${s.file} ${s.reason}`);
  return new UserError(
    `Cannot open ${what} ${dir}: none of its ${skipped.length} images can be ` +
      `used (${first.join("; ")}).`,
  );
}
