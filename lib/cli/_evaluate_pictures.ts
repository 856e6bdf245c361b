/** A folder of pictures as it is evaluated: prepared, or taken as it is. */
import {
  type Content,
  type Dataset,
  decodeBytes,
  DecodeError,
  layoutNamed,
  layoutOf,
  mapFiles,
  openFolder,
  openSource,
  type Source,
} from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";
import { isFolder, openData } from "./_data.ts";
import { dataCache } from "./_data_cache.ts";
import { resolveUserPath } from "./flags.ts";
import type { ProgressLine } from "./progress.ts";

/** One side of a comparison. */
export interface Pictures {
  name: string;
  content: Content;
  size: number;
  /** `[count, size, size]` in [0, 1], ink high */
  pixels: Float32Array;
  /** Whose each is */
  persons: string[];
  /** What was done to them, for the report */
  read: string;
}

/** How a folder is read. */
export interface ReadOptions {
  size: number;
  seed: number;
  layout?: string;
  content?: Content;
}

/** Pictures that tell whether a folder is prepared already. */
const LOOKED_AT = 16;

/**
 * Reads a folder, zip or tar, or makes pictures by formula.
 *
 * Where the pictures are `size` by `size` already, such as those that
 * `generate` draws, they are taken as they are; else all are prepared as for
 * training. What a sample folder has twice, or blank, is a fault of the
 * samples, and is counted.
 *
 * @param place As typed
 * @throws {UserError} If there is nothing to read
 */
export async function openPictures(
  place: string,
  options: ReadOptions,
  line: ProgressLine,
): Promise<Pictures> {
  if (!isFolder(place)) {
    return preparedPictures(
      await openData(
        { data: place, size: options.size, seed: options.seed },
        line,
      ),
    );
  }
  const dir = resolveUserPath(place);
  const asIs = await readAsIs(dir, options);
  if (asIs) return asIs;
  line.begin("read");
  const data = await openFolder(dir, {
    ...options,
    cache: dataCache(),
    onProgress: (step, total) =>
      line.update({ step, total }, performance.now()),
  });
  line.done();
  return preparedPictures(data);
}

/** All of a data set, with what it has left out. */
function preparedPictures(data: Dataset): Pictures {
  const { name, content, size, items, pictures, duplicates, skipped } = data;
  const places = new Map(items.map(({ file }, i) => [file, i]));
  const again = duplicates.map(({ of }) => places.get(of)!);
  const shown = [...items.keys(), ...again];
  const blanks = skipped.filter(({ reason }) => reason === "no ink found");
  const area = size * size;
  const pixels = new Float32Array((shown.length + blanks.length) * area);
  shown.forEach((i, at) => {
    const picture = pictures.at(i);
    for (let k = 0; k < area; k++) pixels[at * area + k] = picture[k] / 255;
  });
  const persons = [
    ...shown.map((i) => items[i].person),
    ...blanks.map(({ file }) => file),
  ];
  return { name, content, size, pixels, persons, read: `read as ${content}s` };
}

/** Pictures that need no preparation; nothing if they do. */
async function readAsIs(
  dir: string,
  { size, layout, content }: ReadOptions,
): Promise<Pictures | undefined> {
  using source = await openSource(dir);
  const first = await decodeAll(source, source.files.slice(0, LOOKED_AT), size);
  if (first.length === 0 || first.some((picture) => !picture)) return undefined;
  const { name, root, files } = source;
  const decoded = await decodeAll(source, files, size);
  const kept = files.keys().filter((i) => decoded[i]).toArray();
  const known = layout === undefined
    ? layoutOf(files.map((file) => root + file))
    : layoutNamed(layout);
  const pixels = new Float32Array(kept.length * size * size);
  kept.forEach((i, at) =>
    decoded[i]!.forEach((grey, k) =>
      pixels[at * size * size + k] = 1 - grey / 255
    )
  );
  return {
    name,
    content: content ?? known.content,
    size,
    pixels,
    persons: kept.map((i) => known.read(root + files[i])?.person ?? files[i]),
    read: `taken as they are, ${size} by ${size}`,
  };
}

/** Grey levels of those that are of the size. */
async function decodeAll(
  source: Source,
  files: string[],
  size: number,
): Promise<(Uint8Array | undefined)[]> {
  const decoded = await mapFiles(source, files, {
    work: (b) => decodeBytes(b),
  });
  return decoded.map((picture) =>
    picture instanceof DecodeError || picture.width !== size ||
      picture.height !== size
      ? undefined
      : Uint8Array.from(picture.pixels)
  );
}

/**
 * Two halves of pictures; nobody is in both.
 *
 * @throws {UserError} If there are too few for two halves
 */
export function halves(pictures: Pictures): [Pictures, Pictures] {
  const { persons, name } = pictures;
  const all = [...new Set(persons)].sort();
  const sideOf = new Map(all.map((person, i) => [person, i % 2]));
  const byPerson = all.length >= 4;
  const sides = [0, 1].map((side) =>
    [...persons.keys()].filter((i) =>
      (byPerson ? sideOf.get(persons[i]) : i % 2) === side
    )
  );
  if (sides.some(({ length }) => length < 16)) {
    throw new UserError(
      `${name} has too few pictures to compare with: two halves need 16 or ` +
        `more each, current values are ${sides[0].length} and ` +
        `${sides[1].length}`,
    );
  }
  return [chosen(pictures, sides[0]), chosen(pictures, sides[1])];
}

/** Some of the pictures. */
export function chosen(
  pictures: Pictures,
  indices: readonly number[],
): Pictures {
  const area = pictures.size ** 2;
  const pixels = new Float32Array(indices.length * area);
  indices.forEach((i, at) =>
    pixels.set(pictures.pixels.subarray(i * area, (i + 1) * area), at * area)
  );
  return {
    ...pictures,
    pixels,
    persons: indices.map((i) => pictures.persons[i]),
  };
}
