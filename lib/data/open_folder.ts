import { createHash } from "node:crypto";
import { basename } from "@std/path";
import { UserError } from "@/engine/user_error.ts";
import type { GreyImage } from "@/image/mod.ts";
import { type Dataset, hashOf, type Item, type Kind } from "./dataset.ts";
import { decode } from "./decode.ts";
import { DecodeError } from "./decode_error.ts";
import type { Content } from "./layouts/layout.ts";
import { layoutNamed, layoutOf } from "./layouts/table.ts";
import { listFiles } from "./list_files.ts";
import { prepareFingerprint } from "./prepare_fingerprint.ts";
import { prepareSignature } from "./prepare_signature.ts";
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

/** Decoded at once: keeps the cores busy and the memory small. */
const AT_ONCE = 8;

/**
 * Opens a folder of images as a data set, split by person.
 *
 * The layout is told from the file names; each image is decoded and prepared
 * (signatures by `prepareSignature`, fingerprints by `prepareFingerprint`);
 * what cannot be used is listed in `skipped`, exact duplicates are left out.
 *
 * @param dir Of images, nested as it may be
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
  const name = basename(await Deno.realPath(dir).catch(() => dir));
  const { files, skipped } = await listFiles(dir);
  const layout = named === undefined
    ? layoutOf(files.map((file) => `${name}/${file}`))
    : layoutNamed(named);
  const wanted: Item[] = [];
  for (const file of files) {
    const known = layout.read(`${name}/${file}`);
    if (!known) {
      const reason = `is not named as in the layout "${layout.name}"`;
      skipped.push({ file, reason });
    } else if (kind === "all" || known.kind === kind) {
      wanted.push({ file, ...known });
    }
  }
  if (wanted.length === 0) throw nothingFound(dir, files.length, kind);

  const shows = content ?? layout.content;
  const prepare = (image: GreyImage) =>
    shows === "signature"
      ? prepareSignature(image, { size, stroke })
      : prepareFingerprint(image, { size });
  let done = 0;
  const results = await mapBounded(wanted, AT_ONCE, async ({ file }) => {
    const result = await read(`${dir}/${file}`, prepare);
    onProgress?.(++done, wanted.length);
    return result;
  });

  const items: Item[] = [];
  const images: Uint8Array[] = [];
  const duplicates: Dataset["duplicates"] = [];
  const seen = new Map<string, string>();
  results.forEach((image, i) => {
    const { file } = wanted[i];
    if (typeof image === "string") return skipped.push({ file, reason: image });
    const key = createHash("sha256").update(image).digest("base64");
    const of = seen.get(key);
    if (of !== undefined) return duplicates.push({ file, of });
    seen.set(key, file);
    items.push(wanted[i]);
    images.push(image);
  });
  if (items.length === 0) throw nothingLeft(dir, skipped);

  const pixels = new Uint8Array(items.length * size * size);
  images.forEach((image, i) => pixels.set(image, i * size * size));
  return {
    name,
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

/** The prepared image, or why there is none. */
async function read(
  path: string,
  prepare: (image: GreyImage) => Uint8Array | undefined,
): Promise<Uint8Array | string> {
  try {
    return prepare(await decode(path)) ?? "no ink found";
  } catch (error) {
    if (error instanceof DecodeError) return error.message;
    throw error;
  }
}

/** `Promise.all` of `work` on each item, at most `limit` at a time, in order. */
async function mapBounded<T, R>(
  list: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(list.length);
  const queue = list.entries();
  const lane = async () => {
    for (const [i, item] of queue) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: limit }, lane));
  return results;
}

function nothingFound(dir: string, files: number, kind: string): UserError {
  return new UserError(
    files === 0
      ? `Cannot open folder ${dir}: there are no images in it.`
      : `Cannot open folder ${dir}: none of its ${files} images is ${kind}.`,
  );
}

function nothingLeft(dir: string, skipped: Dataset["skipped"]): UserError {
  const first = skipped.slice(0, 3).map((s) => `${s.file} ${s.reason}`);
  return new UserError(
    `Cannot open folder ${dir}: none of its ${skipped.length} images can be ` +
      `used (${first.join("; ")}).`,
  );
}
