import { Random } from "@/engine/random.ts";
import { drawSignature } from "./signatures.ts";
import { subStrokes } from "./sub_strokes.ts";
import type { Trajectory } from "./trajectory.ts";
import type { Writer } from "./writer.ts";
import { between } from "./_chance.ts";

/**
 * A hand that has studied another's signature and draws it.
 *
 * It makes for the same places in the same order, as who sees the picture can,
 * but the movement is its own: slower, in more and shorter strokes that hardly
 * flow together, with pauses; slant, pen and pressure are not quite the other's.
 *
 * After Ferrer, Diaz-Cabrera and Morales 2015 (forgeries as other motor
 * parameters on the same plan), IEEE TPAMI 37(3); the numbers are ours.
 */
export function newForger(writer: Writer, random: Random): Writer {
  return {
    ...writer,
    plan: subStrokes(writer.plan, {
      longest: between(random, .6, 1.2),
      random,
    }),
    slant: writer.slant + .08 * random.normal(),
    tilt: writer.tilt + .04 * random.normal(),
    rhythm: between(random, 1, 1.4),
    sigma: between(random, .2, .32),
    tempo: writer.tempo * between(random, 1.1, 1.7),
    hesitation: between(random, .05, .25),
    unsteady: between(random, .9, 1.6),
    pen: between(random, 1.3, 1.9),
    touch: between(random, .1, .4),
  };
}

/**
 * A skilled forgery of a hand's signature, as picture and as movement.
 *
 * @param writer Whose signature is imitated
 * @param random Of {@linkcode besideSamples}; draws the forger as well
 * @returns `pixels` as `[size, size]`, 0 = paper, 255 = ink
 * @throws {RangeError} If `size` is too small for a line and its margins
 */
export function drawForgery(
  writer: Writer,
  { size, random }: { size: number; random: Random },
): { pixels: Uint8Array; trajectory: Trajectory } {
  return drawSignature(newForger(writer, random), { size, random });
}

/**
 * A stream of numbers beside the one that a hand's samples are drawn from,
 * which stays where it is: samples are the same with and without forgeries.
 *
 * @param own The hand's, when nothing but the hand was drawn from it
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { Random } from "../../engine/random.ts";
 * const own = new Random(1), other = new Random(1);
 * besideSamples(own);
 * strictEqual(own.uniform(), other.uniform());
 * ```
 */
export function besideSamples(own: Random): Random {
  const ahead = Random.fromState(own.state());
  // What is drawn first seeds sample 1: two draws on, and mixed, is apart.
  ahead.fork();
  return new Random(ahead.integer(2 ** 31) ^ FORGED);
}

/** Any number will do. */
const FORGED = 0x0f0e6d;
