import { type Dataset, hashOf, type Item } from "./dataset.ts";
import { MemoryPixels } from "./pixel_store.ts";
import { digestOf } from "./prepare_picture.ts";
import { splitByPerson } from "./split.ts";

/** What all data sets made by formula have in common. */
export function sampleParts(
  { size, seed, items, pixels }: {
    size: number;
    seed: number;
    items: Item[];
    /** `[count, size, size, 1]`, 0 = paper, 255 = ink */
    pixels: Uint8Array;
  },
): Pick<
  Dataset,
  "pictures" | "split" | "hash" | "skipped" | "duplicates" | "alike"
> {
  const pictures = new MemoryPixels(pixels, size ** 2);
  const digests = items.map((_, i) => digestOf(pictures.at(i)));
  return {
    pictures,
    split: splitByPerson(items, { seed }),
    hash: hashOf({ size, items, digests }),
    skipped: [],
    duplicates: [],
    alike: [],
  };
}
