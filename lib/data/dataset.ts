import { createHash } from "node:crypto";
import type { PixelStore } from "./pixel_store.ts";

/** `unit` is [0, 1], `symmetric` is [-1, 1]; ink is 1, paper the low end. */
export type Range = "unit" | "symmetric";

/** Written by its owner, imitated by someone else, or changed on purpose. */
export type Kind = "genuine" | "forged" | "altered";

/** What is known of one image. */
export interface Item {
  /** Path under the opened folder, with forward slashes */
  file: string;
  /** Whose it is: the key of every split */
  person: string;
  /** What a conditional model is given: name, writer, finger, class */
  label: string;
  kind: Kind;
}

/** Which items are learned from, chosen on and reported on. */
export interface Split {
  /** Indices into `items`, ascending */
  train: Int32Array;
  valid: Int32Array;
  test: Int32Array;
  /** One sentence, when the split could not be made by person */
  warning?: string;
}

/** Prepared images with all that a run must know of them. */
export interface Dataset {
  /** Name of the opened folder */
  name: string;
  /** Images are `[size, size, 1]` */
  size: number;
  channels: 1;
  /** What the images show, hence how they were prepared */
  content: "signature" | "fingerprint";
  /** The range that {@linkcode toBatch} gives */
  range: Range;
  items: Item[];
  /** A picture for each item, in memory or in a file */
  pictures: PixelStore;
  split: Split;
  /** SHA-256 over size, items and pictures, hex: a run's `dataHash` */
  hash: string;
  /** Files that could not be used, and why */
  skipped: { file: string; reason: string }[];
  /** Exact duplicates, left out before the split */
  duplicates: { file: string; of: string }[];
  /** Pairs that look the same; their persons are never parted by a split */
  alike: { file: string; of: string }[];
}

/**
 * Chosen images as numbers in the range of the data set.
 *
 * unit: x = pixel / 255; symmetric: x = pixel / 127.5 - 1.
 *
 * @param indices Into `data.items`, repeats allowed
 * @returns `[indices.length, size, size, 1]`
 * @throws {RangeError} If an index is not in the data set
 */
export function toBatch(
  data: Dataset,
  indices: ArrayLike<number>,
): Float32Array<ArrayBuffer> {
  const area = data.size * data.size;
  const [low, gain] = rangeOf(data.range);
  const x = new Float32Array(indices.length * area);
  for (let b = 0; b < indices.length; b++) {
    const picture = data.pictures.at(indices[b]);
    for (let i = 0; i < area; i++) x[b * area + i] = low + gain * picture[i];
  }
  return x;
}

/** The same data set, read in another range; pictures are shared. */
export function withRange(data: Dataset, range: Range): Dataset {
  return { ...data, range };
}

/** `[low, gain]` with x = low + gain * pixel, pixel in 0..255. */
export function rangeOf(range: Range): [low: number, gain: number] {
  return range === "unit" ? [0, 1 / 255] : [-1, 2 / 255];
}

/**
 * SHA-256 over what a model could see: size, items and pictures, hex.
 *
 * @param digests Of the pictures, one for each item
 */
export function hashOf(
  { size, items, digests }: {
    size: number;
    items: readonly Item[];
    digests: readonly string[];
  },
): string {
  const seen = items.map(({ person, label, kind }) => [person, label, kind]);
  return createHash("sha256")
    .update(JSON.stringify([size, seen, digests]))
    .digest("hex");
}
