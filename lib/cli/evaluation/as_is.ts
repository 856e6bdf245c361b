/** A folder of pictures that need no preparation. */
import {
  type Content,
  decodeBytes,
  DecodeError,
  layoutNamed,
  layoutOf,
  mapFiles,
  openSource,
  type Source,
} from "@/data/mod.ts";
import type { Pictures } from "./pictures.ts";

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
 * Dark ink on white, as `generate` draws it; files of other sizes are left out.
 *
 * @returns Nothing if most of the first ones are not `size` by `size`
 */
export async function readAsIs(
  dir: string,
  { size, layout, content }: ReadOptions,
): Promise<Pictures | undefined> {
  using source = await openSource(dir);
  const first = await decodeAll(source, source.files.slice(0, LOOKED_AT), size);
  const fitting = first.filter((picture) => picture).length;
  if (fitting <= first.length / 2) return undefined;
  const { name, root, files } = source;
  const decoded = await decodeAll(source, files, size);
  const kept = files.keys().filter((i) => decoded[i]).toArray();
  const known = layout === undefined
    ? layoutOf(files.map((file) => root + file))
    : layoutNamed(layout);
  const left = files.length - kept.length;
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
    read: `taken as they are, ${size} by ${size}` +
      (left > 0 ? ` (${left} left out, of another size)` : ""),
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
