/** What is held against what: samples, real pictures, training pictures. */
import { type Content, spread } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";
import { chosen, type Pictures } from "./pictures.ts";

/** All pictures of an evaluation, `[count, size, size]` in [0, 1] each. */
export interface Sides {
  /** What is judged, such as a run's name */
  name: string;
  size: number;
  content: Content;
  samples: Float32Array;
  /** What all columns are held against; the generator never saw it */
  real: Float32Array;
  /** Other real pictures: the floor */
  others: Float32Array;
  /** What the generator may have copied */
  train: Float32Array;
  /** What the real pictures are, in words */
  realAre: string;
  /** What the training pictures are; nothing where copies cannot be told */
  trainAre?: string;
  /** What else to mind about them */
  warning?: string;
}

/** What was typed. */
export interface Asked {
  against?: string;
  train?: string;
  count: number;
  seed: number;
}

/** Fewer say nothing. */
export const ENOUGH = 16;

/** At most `count` real ones, and as many samples as there are others. */
export function most(count: number, real: Pictures, train: Pictures) {
  const fewest = Math.min(count, train.persons.length);
  if (Math.min(fewest, real.persons.length) < ENOUGH) {
    throw new UserError(
      `Cannot evaluate with so few pictures: at least ${ENOUGH} are needed on ` +
        `each side, current values are ${fewest} and ${real.persons.length}`,
    );
  }
  const pixels = (of: Pictures, most: number) =>
    chosen(of, spread(of.persons.keys().toArray(), most)).pixels;
  return {
    count: fewest,
    sides: {
      real: pixels(real, count),
      others: pixels(train, fewest),
      train: train.pixels,
    },
  };
}
