import { type Dataset, hashOf, type Item } from "./dataset.ts";
import { proceduralSignatures } from "./procedural/mod.ts";
import { splitByPerson } from "./split.ts";

/** How sample signatures are made. */
export interface SampleOptions {
  /** Width and height in pixels */
  size?: number;
  /** How many hands are invented */
  writers?: number;
  /** Signatures of each hand */
  perWriter?: number;
  /** Seed of the signatures and of the split */
  seed?: number;
}

/** Mixed-in signatures are of other hands than any sample data set's. */
const MIX_SEED = 1_000_003;

/**
 * The embedded sample data: signatures by formula, split by writer.
 *
 * Nobody wrote them; equal options give equal data.
 *
 * @throws {RangeError} If `size` is too small for a line and its margins
 */
export function sampleSignatures(
  { size = 64, writers = 160, perWriter = 10, seed = 1 }: SampleOptions = {},
): Dataset {
  const made = proceduralSignatures({ size, writers, perWriter, seed });
  const items = itemsOf(made.persons, "formula");
  const pixels = new Uint8Array(made.pixels);
  return {
    name: "signatures",
    size,
    channels: 1,
    content: "signature",
    range: "unit",
    items,
    pixels,
    split: splitByPerson(items, { seed }),
    hash: hashOf({ size, items, pixels }),
    skipped: [],
    duplicates: [],
  };
}

/**
 * A data set with signatures by formula added to its train split.
 *
 * They teach what strokes are; valid and test stay as they were.
 *
 * @param count How many to add, at most two of each invented hand
 */
export function mixSignatures(
  data: Dataset,
  count: number,
  { seed = 1 } = {},
): Dataset {
  if (count === 0) return data;
  const { size } = data;
  const writers = Math.ceil(count / 2);
  const made = proceduralSignatures({
    size,
    writers,
    perWriter: 2,
    seed: MIX_SEED + seed,
  });
  const added = itemsOf(made.persons.slice(0, count), "mixed");
  const items = [...data.items, ...added];
  const pixels = new Uint8Array(items.length * size * size);
  pixels.set(data.pixels);
  pixels.set(
    made.pixels.subarray(0, count * size * size),
    data.pixels.length,
  );
  const first = data.items.length;
  const train = Int32Array.from([
    ...data.split.train,
    ...added.map((_, i) => first + i),
  ]);
  const split = { ...data.split, train };
  return {
    ...data,
    items,
    pixels,
    split,
    hash: hashOf({ size, items, pixels }),
  };
}

/** @param from Keeps the hands of two sets apart, whose names are the same */
function itemsOf(persons: string[], from: string): Item[] {
  return persons.map((person, i) => ({
    file: `${from}/${person}/${i + 1}`,
    person: `${from}/${person}`,
    label: person,
    kind: "genuine",
  }));
}
