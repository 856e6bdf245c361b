import type { Random } from "@/engine/random.ts";
import type { Target } from "./target.ts";
import { between } from "./_chance.ts";

/** How a hand shapes letters; lengths in x-heights, the others factors. */
export interface Shape {
  /** Height of capitals, x-heights */
  capital: number;
  capitalWidth: number;
  /** Of small letters */
  width: number;
  /** Between words, x-heights */
  gap: number;
  ascender: number;
  descender: number;
  /** How long the bars of t and the strokes of x are */
  bar: number;
  /** By how much small letters have shrunk at the end of a word, 0..1 */
  fade: number;
  /** Bend of every stroke: below 1 angular, above 1 looped */
  roundness: number;
  /** How often the pen is lifted between two letters, 0..1 */
  lifts: number;
  /** How often a capital runs on into the next letter, 0..1 */
  joins: number;
  /** This hand's own way to write each letter, and its dot or bar */
  letters: Map<string, Target[][]>;
}

/** Draws the way a new hand shapes letters. */
export function newShape(random: Random): Shape {
  const chance = (share: number) => random.uniform() < share;
  return {
    capital: chance(.25) ? between(random, 3, 4.5) : between(random, 1.7, 3),
    capitalWidth: between(random, .65, 1.3),
    width: between(random, .7, 1.5),
    gap: chance(.4) ? between(random, -.5, .2) : between(random, .2, 1),
    ascender: between(random, .75, 1.5),
    descender: between(random, .6, 2),
    bar: chance(.3) ? between(random, 1.5, 3) : between(random, .8, 1.3),
    fade: chance(.5) ? between(random, 0, .25) : between(random, .25, .8),
    roundness: between(random, .45, 1.15),
    lifts: chance(.5) ? .06 : .5,
    joins: chance(.6) ? .9 : .2,
    letters: new Map(),
  };
}
