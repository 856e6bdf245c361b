import { UserError } from "@/engine/user_error.ts";
import type { Item } from "./dataset.ts";
import type { Layout } from "./layouts/layout.ts";
import { layoutNamed, layoutOf } from "./layouts/table.ts";
import type { Source } from "./source.ts";

/** The layout of a name, or the one that the file names tell. */
export function findLayout({ root, files }: Source, named?: string): Layout {
  return named === undefined
    ? layoutOf(files.map((file) => root + file))
    : layoutNamed(named);
}

/**
 * What a layout knows of a source's files; those that it does not read are
 * added to what the source skipped.
 *
 * @param place Of the source, for the sentence
 * @throws {UserError} If the source has no files
 */
export function knownItems(
  { what, root, files, skipped }: Source,
  layout: Layout,
  place: string,
): { items: Item[]; skipped: Source["skipped"] } {
  if (files.length === 0) {
    throw new UserError(
      `Cannot open ${what} ${place}: there are no images in it.`,
    );
  }
  const items: Item[] = [];
  const left = [...skipped];
  for (const file of files) {
    const known = layout.read(root + file);
    if (known) items.push({ file, ...known });
    else {
      const reason = `is not named as in the layout "${layout.name}"`;
      left.push({ file, reason });
    }
  }
  return { items, skipped: left };
}
