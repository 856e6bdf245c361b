import { Random } from "@/engine/random.ts";
import { layInk } from "./ink.ts";
import { planStrokes } from "./strokes.ts";
import { movePen, type Trajectory } from "./trajectory.ts";
import { vary } from "./vary.ts";
import { newWriter, type Writer } from "./writer.ts";

/** How many signatures are made, and how large. */
export interface SignatureOptions {
  /** Width and height in pixels */
  size?: number;
  /** How many hands are invented */
  writers?: number;
  /** Samples of each hand */
  perWriter?: number;
  /** Equal seeds give equal sets */
  seed?: number;
}

/** Signatures that nobody wrote. */
export interface ProceduralSet {
  /** Width and height in pixels */
  size: number;
  /** writers * perWriter */
  count: number;
  /** `[count, size, size]`, 0 = paper, 255 = ink; writer after writer */
  pixels: Uint8Array;
  /** Who wrote each, `[count]`: "writer-001", ... */
  persons: string[];
}

/** A line and its margins need that much, in pixels. */
const SMALLEST = 16;

/**
 * Makes signatures by formula: invented hands, each with its own variation.
 *
 * Sample k of writer w is the same however many others are made.
 *
 * @throws {RangeError} If `size` is too small for a line and its margins
 *
 * @example Two hands, three samples each
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const set = proceduralSignatures({ size: 32, writers: 2, perWriter: 3 });
 * deepStrictEqual([set.count, set.pixels.length], [6, 6 * 32 * 32]);
 * deepStrictEqual(set.persons[3], "writer-002");
 * ```
 */
export function proceduralSignatures(
  { size = 64, writers = 60, perWriter = 24, seed = 1 }: SignatureOptions = {},
): ProceduralSet {
  const count = writers * perWriter, random = new Random(seed);
  const pixels = new Uint8Array(count * size * size);
  const persons: string[] = [];
  for (let w = 0; w < writers; w++) {
    const own = random.fork(), writer = newWriter(own);
    for (let k = 0; k < perWriter; k++) {
      const drawn = drawSignature(writer, { size, random: own.fork() });
      pixels.set(drawn.pixels, persons.length * size * size);
      persons.push(`writer-${String(w + 1).padStart(3, "0")}`);
    }
  }
  return { size, count, pixels, persons };
}

/**
 * One signature of a hand, as picture and as movement.
 *
 * @param writer From `newWriter`; one hand writes any number of samples
 * @returns `pixels` as `[size, size]`, 0 = paper, 255 = ink
 * @throws {RangeError} If `size` is too small for a line and its margins
 */
export function drawSignature(
  writer: Writer,
  { size, random }: { size: number; random: Random },
): { pixels: Uint8Array; trajectory: Trajectory } {
  if (!Number.isInteger(size) || size < SMALLEST) {
    throw new RangeError(
      `Cannot draw a signature as size must be a whole number of at least ` +
        `${SMALLEST}: current value is ${size}`,
    );
  }
  const targets = vary(writer, random);
  const strokes = planStrokes(targets, writer, random);
  const trajectory = movePen(strokes, targets[0]);
  const { pen, touch } = writer;
  return { pixels: layInk(trajectory, { size, pen, touch }), trajectory };
}
