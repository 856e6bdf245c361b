import type { Variables } from "./ema.ts";
import type { Features, Pictures, Scores } from "./events.ts";

/** Something that is wrong with a run. */
export interface Finding {
  /** In plain words, with the likely cause and cure. */
  message: string;
  /** Nothing good will come of going on from here. */
  isCollapse: boolean;
}

/** What the loop needs of one kind of training; `State` is plain JSON. */
export interface Trainer<State = unknown> {
  /** Moves the model by a step (counted from 1); losses of the batch. */
  step(step: number): Promise<Scores>;
  /** How often all training images have been seen. */
  readonly epoch: number;
  /** Scores on the valid split. */
  validate(): Scores | Promise<Scores>;
  /** What some of them compare pictures by: else they are on another scale. */
  readonly features?: Features;
  /** Pictures from the same fixed noise throughout. */
  sample(): Pictures;
  /** All that a step changes, by name. */
  variables: Variables;
  /** What a user takes away: part of `variables`. */
  best: Variables;
  /** What a step changes besides: generators of random numbers, positions. */
  state(): State;
  restore(state: State): void;
  /** What is wrong, after a look at valid; a trainer that is not asked: none. */
  examine?(): Finding[];
  /**
   * Whether that look found not even the beginning of a collapse, so that what
   * was kept before is worth going back to; a trainer that is not asked: yes.
   */
  readonly isWell?: boolean;
  /**
   * Trains on more gently after a collapse, the more so the more there were.
   *
   * @param times Collapses so far, this one included
   * @returns What it changed, in words
   */
  soften?(times: number): string;
}
