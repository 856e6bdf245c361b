import { Random } from "@/engine/random.ts";
import { layInk } from "./ink.ts";
import { movePen, type Trajectory } from "./trajectory.ts";
import { vary } from "./vary.ts";
import { newWriter, type Writer } from "./writer.ts";

/** How many signatures are made, and how large. */
export interface SignatureOptions {
  /** Width and height in pixels */
  size?: number;
  writers?: number;
  perWriter?: number;
  seed?: number;
}

/** Signatures that nobody wrote. */
export interface ProceduralSet {
  size: number;
  count: number;
  /** `[count, size, size]`, 0 = paper, 255 = ink; writer after writer */
  pixels: Uint8Array;
  /** Who wrote each, `[count]`: "writer-001", ... */
  persons: string[];
}

/**
 * Makes signatures by formula: invented hands, each with its own variation.
 *
 * Sample k of writer w is the same however many others are made.
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
 * @returns `pixels` as `[size, size]`, 0 = paper, 255 = ink
 */
export function drawSignature(
  writer: Writer,
  { size, random }: { size: number; random: Random },
): { pixels: Uint8Array; trajectory: Trajectory } {
  const trajectory = movePen(vary(writer, random), writer, random);
  const { pen, touch } = writer;
  return { pixels: layInk(trajectory, { size, pen, touch }), trajectory };
}
