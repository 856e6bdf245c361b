import type { Dataset, Item } from "./dataset.ts";
import {
  type FingerprintOptions,
  prepareFingerprint,
} from "./prepare_fingerprint.ts";
import {
  type FingerprintSet,
  proceduralFingerprints,
} from "./procedural/mod.ts";
import { sampleParts } from "./_sample_parts.ts";

/** How sample fingerprints are made. */
export interface SampleFingerprintOptions {
  /** Width and height in pixels */
  size?: number;
  /** Ridge to ridge, in pixels */
  period?: number;
  /** How many people are invented */
  people?: number;
  /** Fingers of each, 1 to 10 */
  fingers?: number;
  /** Impressions of each finger */
  perFinger?: number;
  /** Seed of the fingerprints and of the split */
  seed?: number;
}

/** All of a finger as SOCOFing's sensor sees it: in pixels, and at 500 dpi. */
const SEEN = { size: 112, span: 280 };

/**
 * The embedded sample data: fingerprints by formula, split by person.
 *
 * Nobody touched anything; equal options give equal data. An item's label is
 * the class of its pattern.
 *
 * Each is laid on a sensor whole and then prepared as any scan is
 * (`prepareFingerprint`): around its core, its ridges `period` pixels apart.
 *
 * @throws {RangeError} If `size` is too small or a hand has too many fingers
 */
export function sampleFingerprints(
  {
    size = 64,
    period,
    people = 60,
    fingers = 2,
    perFinger = 5,
    seed = 1,
  }: SampleFingerprintOptions = {},
): Dataset {
  const made = proceduralFingerprints(
    { ...SEEN, people, fingers, perFinger, seed },
  );
  const pixels = prepared(made, { size, period });
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
    ...sampleParts({ size, seed, items, pixels }),
  };
}

/** `[count, size, size]`: each as if it had been scanned. */
function prepared(
  { size, count, pixels }: FingerprintSet,
  options: FingerprintOptions,
): Uint8Array<ArrayBuffer> {
  const area = options.size ** 2;
  const out = new Uint8Array(count * area);
  for (let i = 0; i < count; i++) {
    const ink = pixels.subarray(i * size * size, (i + 1) * size * size);
    const scan = { width: size, height: size, pixels: ink.map((p) => 255 - p) };
    const print = prepareFingerprint(scan, options);
    if (print) out.set(print, i * area);
  }
  return out;
}
