import type { Variables } from "./ema.ts";
import type { Pictures, Scores } from "./events.ts";

/** What the loop needs of one kind of training; `State` is plain JSON. */
export interface Trainer<State = unknown> {
  /** Moves the model by a step (counted from 1); losses of the batch. */
  step(step: number): Promise<Scores>;
  /** How often all training images have been seen. */
  readonly epoch: number;
  /** Scores on the valid split. */
  validate(): Scores;
  /** Pictures from the same fixed noise throughout. */
  sample(): Pictures;
  /** All that a step changes, by name. */
  variables: Variables;
  /** What a user takes away: part of `variables`. */
  best: Variables;
  /** What a step changes besides: generators of random numbers, positions. */
  state(): State;
  restore(state: State): void;
}
