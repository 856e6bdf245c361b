import { createHash } from "node:crypto";
import { UserError } from "@/engine/user_error.ts";
import { type Dataset, hashOf, type Item, type Kind } from "./dataset.ts";
import { decodeBytes } from "./decode.ts";
import type { DecodeError } from "./decode_error.ts";
import { findLayout, knownItems } from "./known_items.ts";
import type { Content } from "./layouts/layout.ts";
import { openSource } from "./open_source.ts";
import { prepare } from "./prepare.ts";
import { mapFiles, type Source } from "./source.ts";
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
  /** Called after each file */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Opens a folder of images as a data set, split by person.
 *
 * The layout is told from the file names; each image is decoded and prepared
 * (signatures by `prepareSignature`, fingerprints by `prepareFingerprint`);
 * what cannot be used is listed in `skipped`, exact duplicates are left out.
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
    onProgress,
  }: OpenOptions = {},
): Promise<Dataset> {
  if (!SIZES.some((allowed) => allowed === size)) {
    throw new UserError(
      `Cannot prepare images at size ${size}: it must be ${SIZES.join(", ")}.`,
    );
  }
  using source = await openSource(dir);
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
  let done = 0;
  const names = wanted.map(({ file }) => file);
  const results = await mapFiles(source, names, {
    work: async (bytes) =>
      prepare(await decodeBytes(bytes), shows, { size, stroke }),
    onFile: () => onProgress?.(++done, wanted.length),
  });

  const { items, images, duplicates, unread } = sortOut(wanted, results);
  skipped.push(...unread);
  if (items.length === 0) throw nothingLeft(dir, source, skipped);

  const pixels = new Uint8Array(items.length * size * size);
  images.forEach((image, i) => pixels.set(image, i * size * size));
  return {
    name: source.name,
    size,
    channels: 1,
    content: shows,
    range: "unit",
    items,
    pixels,
    split: splitByPerson(items, { seed }),
    hash: hashOf({ size, items, pixels }),
    skipped,
    duplicates,
  };
}

/** Parts what can be used from what cannot, and from what is there twice. */
function sortOut(
  wanted: readonly Item[],
  results: readonly (Uint8Array | DecodeError | undefined)[],
) {
  const items: Item[] = [];
  const images: Uint8Array[] = [];
  const duplicates: Dataset["duplicates"] = [];
  const unread: Dataset["skipped"] = [];
  const seen = new Map<string, string>();
  results.forEach((image, i) => {
    const { file } = wanted[i];
    if (!(image instanceof Uint8Array)) {
      return unread.push({ file, reason: image?.message ?? "no ink found" });
    }
    const key = createHash("sha256").update(image).digest("base64");
    const of = seen.get(key);
    if (of !== undefined) return duplicates.push({ file, of });
    seen.set(key, file);
    items.push(wanted[i]);
    images.push(image);
  });
  return { items, images, duplicates, unread };
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
