import { createHash } from "node:crypto";
import { join } from "@std/path";
import type { PictureOptions } from "../prepare_picture.ts";
import type { Source } from "../source.ts";
import { NoCache, type PictureCache, PreparedCache } from "./prepared_cache.ts";
import { preparationMark } from "./test_card.ts";

/**
 * The cache of a source: a folder for each way in which it is prepared.
 *
 * @param folder Of all caches; without it nothing is kept
 */
export function openCache(
  { name, path }: Source,
  folder: string | undefined,
  options: PictureOptions & { kind: string },
): PictureCache {
  const area = options.size ** 2;
  if (folder === undefined) return new NoCache(area);
  const key = createHash("sha256")
    .update(JSON.stringify([path, options])).digest("hex").slice(0, 12);
  const plain = name.replace(/[^\w.-]+/g, "-").slice(0, 60);
  const own = join(folder, `${plain}-${key}`);
  const mark = preparationMark(options);
  return new PreparedCache(own, { source: path, mark, area });
}
