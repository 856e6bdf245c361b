import type { Dataset, Item } from "./dataset.ts";
import { proceduralSignatures } from "./procedural/mod.ts";
import { sampleParts } from "./_sample_parts.ts";

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
  const items = itemsOf(made.persons);
  return {
    name: "signatures",
    size,
    channels: 1,
    content: "signature",
    range: "unit",
    items,
    ...sampleParts({ size, seed, items, pixels: made.pixels }),
  };
}

function itemsOf(persons: string[]): Item[] {
  return persons.map((person, i) => ({
    file: `formula/${person}/${i + 1}`,
    person: `formula/${person}`,
    label: person,
    kind: "genuine",
  }));
}
