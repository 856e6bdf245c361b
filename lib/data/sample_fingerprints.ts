import type { Dataset, Item } from "./dataset.ts";
import { proceduralFingerprints } from "./procedural/mod.ts";
import { sampleParts } from "./_sample_parts.ts";

/** How sample fingerprints are made. */
export interface SampleFingerprintOptions {
  /** Width and height in pixels */
  size?: number;
  /** How much of the glass that shows, in pixels at 500 dpi */
  span?: number;
  /** How many people are invented */
  people?: number;
  /** Fingers of each, 1 to 10 */
  fingers?: number;
  /** Impressions of each finger */
  perFinger?: number;
  /** Seed of the fingerprints and of the split */
  seed?: number;
}

/** All of a finger, as the sensor of SOCOFing sees it, at 500 dpi. */
const WHOLE = 280;
/** Pixels at 500 dpi to one of the picture: 9 become three and a half. */
const CLOSE = 2.6;

/**
 * The embedded sample data: fingerprints by formula, split by person.
 *
 * Nobody touched anything; equal options give equal data. An item's label is
 * the class of its pattern.
 *
 * When `span` is left out, a small picture shows the middle of a finger, with
 * ridges three and a half pixels apart, rather than all of it with none.
 *
 * @throws {RangeError} If `size` is too small or a hand has too many fingers
 */
export function sampleFingerprints(
  {
    size = 64,
    span = Math.min(WHOLE, CLOSE * size),
    people = 60,
    fingers = 2,
    perFinger = 5,
    seed = 1,
  }: SampleFingerprintOptions = {},
): Dataset {
  const made = proceduralFingerprints(
    { size, span, people, fingers, perFinger, seed },
  );
  const items = made.persons.map((person, i): Item => ({
    file: `formula/${person}/${made.fingers[i]}-${i % perFinger + 1}`,
    person: `formula/${person}`,
    label: made.labels[i],
    kind: "genuine",
  }));
  return {
    name: "fingerprints",
    size,
    channels: 1,
    content: "fingerprint",
    range: "unit",
    items,
    ...sampleParts({ size, seed, items, pixels: made.pixels }),
  };
}
