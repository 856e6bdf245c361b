import type { Random } from "@/engine/random.ts";
import { DOUBLED, LATTICE, SHUFFLED, WAVERING } from "./disorder.ts";
import type { Distortion } from "./distortion.ts";
import { ERASED, GAPS, PALE } from "./holes.ts";
import { BLUR, CLOUDS } from "./soft.ts";
import { DOTS, GRAIN, STIPPLE } from "./specks.ts";

/** All ways to spoil a picture; a picture's strengths are in this order. */
export const DISTORTIONS: readonly Distortion[] = [
  BLUR,
  CLOUDS,
  DOTS,
  GRAIN,
  STIPPLE,
  GAPS,
  ERASED,
  PALE,
  LATTICE,
  DOUBLED,
  SHUFFLED,
  WAVERING,
];

/** Of the pictures so many stay whole, so many are spoiled in two ways. */
const WHOLE = .25, TWICE = .25;

/**
 * Spoils a picture by chance: not at all, in one way, or in two.
 *
 * @param x `[size, size]` in [0, 1], paper 0; it stays as it is
 * @param how.other Another picture of the set
 * @returns The picture, and how strong each of {@linkcode DISTORTIONS} is
 */
export function distort(
  x: Float32Array,
  { size, other, random }: {
    size: number;
    other: Float32Array;
    random: Random;
  },
): { pixels: Float32Array; strengths: Float32Array } {
  const strengths = new Float32Array(DISTORTIONS.length);
  const chance = random.uniform();
  const times = chance < WHOLE ? 0 : chance < 1 - TWICE ? 1 : 2;
  let pixels = x;
  for (let i = 0; i < times; i++) {
    const kind = random.integer(DISTORTIONS.length);
    if (strengths[kind] > 0) continue;
    const strength = 1 - random.uniform(); // above 0
    strengths[kind] = strength;
    pixels = DISTORTIONS[kind].apply(pixels, { size, strength, other, random });
  }
  return { pixels, strengths };
}
