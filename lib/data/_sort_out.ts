import type { PreparedFiles } from "./cache/remembered.ts";
import type { Dataset, Item } from "./dataset.ts";

/** Parts what can be used from what cannot, and from what is there twice. */
export function sortOut(
  wanted: readonly Item[],
  { files, alike }: PreparedFiles,
) {
  const duplicates: Dataset["duplicates"] = [];
  const unread: Dataset["skipped"] = [];
  const places: number[] = [];
  const seen = new Map<string, string>();
  files.forEach(({ file, digest, reason }, place) => {
    if (digest === "") return unread.push({ file, reason: reason! });
    const of = seen.get(digest);
    if (of !== undefined) return duplicates.push({ file, of });
    seen.set(digest, file);
    places.push(place);
  });
  return {
    items: places.map((place) => wanted[place]),
    digests: places.map((place) => files[place].digest),
    places,
    unread,
    duplicates,
    alike: alike.map(([a, b]) => ({ file: files[b].file, of: files[a].file })),
  };
}

/** Whose the two files of each pair are, where they are not the same one's. */
export function personsOf(
  items: readonly Item[],
  pairs: Dataset["alike"],
): [string, string][] {
  const person = new Map(items.map((item) => [item.file, item.person]));
  return pairs
    .map(({ file, of }): [string, string] => [
      person.get(of)!,
      person.get(file)!,
    ])
    .filter(([one, other]) => one !== other);
}
