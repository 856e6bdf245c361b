import { Random } from "@/engine/random.ts";
import { resize } from "@/image/mod.ts";
import { type Finger, newFinger } from "./finger.ts";
import { FINGERS, handOf } from "./hand.ts";
import { pressInk } from "./impression.ts";
import { drawClass, type PatternClass } from "./pattern.ts";
import { sense } from "./sensor.ts";
import { newTouch, type Touch } from "./touch.ts";

/** How many fingerprints are made, and how large. */
export interface FingerprintSetOptions {
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
  /** Equal seeds give equal sets */
  seed?: number;
}

/** Fingerprints of nobody. */
export interface FingerprintSet {
  /** Width and height in pixels */
  size: number;
  /** people * fingers * perFinger */
  count: number;
  /** `[count, size, size]`, 0 = paper, 255 = ridge; person after person */
  pixels: Uint8Array<ArrayBuffer>;
  /** Whose each is, `[count]`: "person-001", ... */
  persons: string[];
  /** Which finger each is of, `[count]`: "left-thumb", ... */
  fingers: string[];
  /** The class of each, `[count]` */
  labels: PatternClass[];
}

/** Below that, ridges are lost, in pixels. */
const SMALLEST = 16;
/** The glass that a picture shows, in pixels at 500 dpi: 13 mm. */
export const SPAN = 256;

/**
 * Makes fingerprints by formula: invented fingers, each laid down anew.
 *
 * Impression k of a finger is the same however many others are made.
 *
 * @throws {RangeError} If `size` is too small or a hand has too many fingers
 *
 * @example Two people, one finger each, two impressions
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const set = proceduralFingerprints(
 *   { size: 32, people: 2, fingers: 1, perFinger: 2 });
 * deepStrictEqual([set.count, set.pixels.length], [4, 4 * 32 * 32]);
 * deepStrictEqual(set.persons[2], "person-002");
 * ```
 */
export function proceduralFingerprints(
  {
    size = 256,
    span = SPAN,
    people = 8,
    fingers = 10,
    perFinger = 1,
    seed = 1,
  }: FingerprintSetOptions = {},
): FingerprintSet {
  const count = people * fingers * perFinger;
  const set: FingerprintSet = {
    size,
    count,
    pixels: new Uint8Array(count * size * size),
    persons: [],
    fingers: [],
    labels: [],
  };
  for (const one of fingersOf({ people, fingers, seed })) {
    for (let k = 0; k < perFinger; k++) {
      const random = one.random.fork();
      const { pixels } = drawFingerprint(one.finger, { size, span, random });
      set.pixels.set(pixels, set.persons.length * size * size);
      set.persons.push(one.person);
      set.fingers.push(one.name);
      set.labels.push(one.finger.pattern.class);
    }
  }
  return set;
}

/** A finger with its owner, and the randomness of its impressions. */
export interface OwnedFinger {
  /** "person-001", ... */
  person: string;
  /** "left-thumb", ... */
  name: string;
  finger: Finger;
  random: Random;
}

/**
 * People's fingers, one after another: an endless stream if asked for.
 *
 * @throws {RangeError} If each is to have less than 1 or more than 10 fingers
 */
export function* fingersOf(
  { people = Infinity, fingers = 10, seed = 1 }: {
    people?: number;
    fingers?: number;
    seed?: number;
  } = {},
): Generator<OwnedFinger> {
  const random = new Random(seed);
  for (let p = 1; p <= people; p++) {
    yield* fingersOfPerson(p, { fingers, random: random.fork() });
  }
}

/**
 * One person's fingers.
 *
 * @param number Of the person, from 1
 * @param random The person's own
 * @throws {RangeError} If there are to be less than 1 or more than 10 fingers
 */
export function* fingersOfPerson(
  number: number,
  { fingers, random }: { fingers: number; random: Random },
): Generator<OwnedFinger> {
  if (!(fingers >= 1 && fingers <= FINGERS.length)) {
    throw new RangeError(
      `Cannot invent people as each must have 1 to ${FINGERS.length} ` +
        `fingers: current value is ${fingers}`,
    );
  }
  const person = `person-${String(number).padStart(3, "0")}`;
  for (const name of FINGERS.slice(0, fingers)) {
    const own = random.fork();
    const finger = newFinger(own, { class: drawClass(own, handOf(name)) });
    yield { person, name, finger, random: own };
  }
}

/**
 * One impression of a finger, and how it was touched.
 *
 * @param finger From `newFinger`; a finger leaves any number of impressions
 * @returns `pixels` as `[size, size]`, 0 = paper, 255 = ridge
 * @throws {RangeError} If `size` is too small to show ridges
 */
export function drawFingerprint(
  finger: Finger,
  { size, span = SPAN, random }: {
    size: number;
    span?: number;
    random: Random;
  },
): { pixels: Uint8Array; touch: Touch } {
  if (!Number.isInteger(size) || size < SMALLEST) {
    throw new RangeError(
      `Cannot draw a fingerprint as size must be a whole number of at least ` +
        `${SMALLEST}: current value is ${size}`,
    );
  }
  const touch = newTouch(random);
  // Ink is laid finer than it is shown: small pictures are means, not samples.
  const fine = size * Math.max(1, Math.ceil(span / size / 1.5));
  const ink = pressInk(finger, touch, { glass: { size: fine, span }, random });
  const shown = fine === size ? ink : resize(ink, size, size);
  return { pixels: sense(shown, random), touch };
}
