/** A folder of pictures as it is evaluated: prepared, or taken as it is. */
import { type Dataset, openFolder } from "@/data/mod.ts";
import { isFolder, openData } from "../_data.ts";
import { dataCache } from "../_data_cache.ts";
import { resolveUserPath } from "../flags.ts";
import type { ProgressLine } from "../progress.ts";
import { readAsIs, type ReadOptions } from "./as_is.ts";
import type { Pictures } from "./pictures.ts";

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
