import type { Random } from "@/engine/random.ts";
import { between } from "../_chance.ts";

/** What a fingerprint is filed under (Henry 1900, as NIST counts them). */
export type PatternClass =
  | "arch"
  | "tented-arch"
  | "left-loop"
  | "right-loop"
  | "whorl";

/**
 * How often each class is among fingers.
 *
 * Source: Wilson, Candela & Watson 1994, "Neural network fingerprint
 * classification"; the shares that SFinGe uses.
 */
export const CLASS_SHARES: Readonly<Record<PatternClass, number>> = {
  "arch": .037,
  "tented-arch": .029,
  "left-loop": .338,
  "right-loop": .317,
  "whorl": .279,
};

/** All classes, in the order of {@linkcode CLASS_SHARES}. */
export const PATTERN_CLASSES = Object.keys(CLASS_SHARES) as PatternClass[];

/** A place on the finger, in pixels at 500 dpi from its middle, y down. */
export interface Place {
  x: number;
  y: number;
}

/** A core or a delta: where ridges turn about a point. */
export interface Singularity extends Place {
  kind: "core" | "delta";
  /** Correction of its angle at eight directions, in radians */
  correction: number[];
}

/** From what the orientation of all ridges follows. */
export interface Pattern {
  class: PatternClass;
  singularities: Singularity[];
  /** How steeply ridges fall to the sides, in radians at 100 pixels */
  fall: number;
  /** The rise of an arch: its height, half width and middle, in pixels */
  rise: { height: number; width: number; x: number };
}

/** How many directions a correction has. */
export const DIRECTIONS = 8;

/** Loops that open to the little finger, as nearly all do. */
const ULNAR = .94;

/**
 * A class by its natural share.
 *
 * @param hand Left loops are of left hands mostly; either when left out
 */
export function drawClass(
  random: Random,
  hand?: "left" | "right",
): PatternClass {
  let left = random.uniform();
  let drawn: PatternClass = "whorl";
  for (const name of PATTERN_CLASSES) {
    left -= CLASS_SHARES[name];
    if (left >= 0) continue;
    drawn = name;
    break;
  }
  if (hand === undefined || !drawn.endsWith("loop")) return drawn;
  const isUlnar = random.uniform() < ULNAR;
  return isUlnar === (hand === "left") ? "left-loop" : "right-loop";
}

/**
 * A pattern of a class: where its cores and deltas lie, how its ridges lean.
 *
 * An arch has none, tented arches and loops have one of each, whorls two. The
 * delta of a left loop lies right of its core: ridges come from the left.
 */
export function newPattern(name: PatternClass, random: Random): Pattern {
  const points = PLACES[name].map(([kind, x, y, spread]) => ({
    kind,
    x: x + spread * random.normal() * .7,
    y: y + spread * random.normal(),
    correction: Array.from(
      { length: DIRECTIONS },
      () => .09 * random.normal(),
    ),
  }));
  const isArch = name === "arch";
  return {
    class: name,
    singularities: points,
    fall: between(random, .42, .68),
    rise: {
      height: isArch ? between(random, 24, 52) : 0,
      width: between(random, 34, 52),
      x: 8 * random.normal(),
    },
  };
}

/** Kind, x, y and how far it strays, all in pixels. */
type Usual = [kind: Singularity["kind"], x: number, y: number, spread: number];

const PLACES: Record<PatternClass, Usual[]> = {
  "arch": [],
  "tented-arch": [["core", 0, 8, 8], ["delta", 2, 76, 7]],
  "left-loop": [["core", 0, -6, 9], ["delta", 54, 92, 9]],
  "right-loop": [["core", 0, -6, 9], ["delta", -54, 92, 9]],
  "whorl": [
    ["core", 0, -24, 7],
    ["core", 0, 20, 8],
    ["delta", -80, 88, 9],
    ["delta", 80, 88, 9],
  ],
};
