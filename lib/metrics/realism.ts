import type { Random } from "@/engine/random.ts";
import type { GreyImage } from "@/image/mod.ts";
import type { Measure } from "./measure.ts";
import { noiseLike } from "./noise_like.ts";
import { wasserstein1 } from "./wasserstein.ts";

/** How far made pictures are from real ones by one measure, in its unit. */
export interface Realism {
  name: string;
  unit: string;
  /** Mean of the real pictures */
  real: number;
  /** Mean of the made ones */
  made: number;
  /** Wasserstein distance of made from real */
  distance: number;
  /** The same between two halves of the real ones, split by person */
  floor: number;
  /** The same of noise with as much ink from real */
  ceiling: number;
  /**
   * (distance - floor) / (ceiling - floor): 0 as two halves, 1 as noise;
   * null where noise is no farther than a half: the measure tells nothing
   */
  score: number | null;
}

/** What is compared; all pictures are prepared alike. */
export interface RealismOptions {
  real: readonly GreyImage[];
  /** Of each real picture: whose it is */
  persons: readonly string[];
  made: readonly GreyImage[];
  /** Shares out persons, draws noise */
  random: Random;
}

/** The floor is the mean of so many ways to halve the persons. */
const HALVINGS = 20;

/**
 * How real pictures look that nobody made by hand, measure by measure.
 *
 * A measure that no picture of one side has is left out.
 *
 * @throws {RangeError} If there are fewer than two persons
 */
export function realism(
  measures: readonly Measure[],
  { real, persons, made, random }: RealismOptions,
): Realism[] {
  const halves = halvings(persons, random);
  const noise = noiseLike(real, random);
  return measures.flatMap(({ name, unit, of }) => {
    const numbers = real.map(of);
    const [reals, mades, noises] = [
      told(numbers),
      told(made.map(of)),
      told(noise.map(of)),
    ];
    const floors = halves.map((inFirst) =>
      [true, false].map((side) =>
        told(numbers.filter((_, i) => inFirst[i] === side))
      )
    ).filter((sides) => sides.every(({ length }) => length > 0));
    if ([reals, mades, noises, floors].some(({ length }) => length === 0)) {
      return [];
    }
    const distance = wasserstein1(mades, reals);
    const floor = mean(floors.map(([a, b]) => wasserstein1(a, b)));
    const ceiling = wasserstein1(noises, reals);
    const score = ceiling > floor
      ? (distance - floor) / (ceiling - floor)
      : null;
    const means = { real: mean(reals), made: mean(mades) };
    return [{ name, unit, ...means, distance, floor, ceiling, score }];
  });
}

/** For each halving: whether a picture's person is in the first half. */
function halvings(persons: readonly string[], random: Random): boolean[][] {
  const all = [...new Set(persons)].sort();
  if (all.length < 2) {
    throw new RangeError(
      `Cannot halve the real pictures as there must be 2 persons or more: ` +
        `current value is ${all.length}`,
    );
  }
  return Array.from({ length: HALVINGS }, () => {
    const order = random.permutation(all.length);
    const first = new Set(
      [...order.subarray(0, all.length >> 1)].map((k) => all[k]),
    );
    return persons.map((person) => first.has(person));
  });
}

const told = (numbers: readonly (number | undefined)[]) =>
  numbers.filter((number) => number !== undefined);
const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
