/**
 * The loop that every kind of training runs in.
 *
 * A trainer knows the model; the loop knows when: it tells each event, keeps
 * checkpoints and the best weights, and ends on a limit, a signal, a stop
 * file, or when valid no longer improves.
 */
import type { TrainEvent } from "./events.ts";
import type { RunFolder } from "./run_folder.ts";
import { Session } from "./_session.ts";
import type { Trainer } from "./trainer.ts";

/** When the loop does what. */
export interface LoopOptions {
  /** Steps in all, those of earlier sessions included. */
  steps: number;
  /** Which score of valid says how good the weights are; lower is better. */
  bestBy: string;
  /** Pauses after this step, with a look at valid; default: never. */
  until?: number;
  /** Steps between looks at the valid split; default 100. */
  validateEvery?: number;
  /** Steps between pictures; default 250. */
  sampleEvery?: number;
  /** Steps between checkpoints; default 250. */
  checkpointEvery?: number;
  /** Looks at valid without a better one that end the run; default: never. */
  patience?: number;
  /** Limit of this session; default: none. */
  minutes?: number;
  /** Ends the run after the step that is under way. */
  signal?: AbortSignal;
  /** Where events and checkpoints are kept; default: nowhere. */
  folder?: RunFolder;
  /** Milliseconds from any origin, for `seconds` and `minutes` only. */
  now?: () => number;
}

/** The options, with what is not said filled in. */
export function withDefaults(options: LoopOptions) {
  return {
    ...options,
    validateEvery: options.validateEvery ?? 100,
    sampleEvery: options.sampleEvery ?? 250,
    checkpointEvery: options.checkpointEvery ?? 250,
    patience: options.patience ?? Infinity,
    until: options.until ?? Infinity,
    minutes: options.minutes ?? Infinity,
    now: options.now ?? (() => performance.now()),
  };
}

/**
 * Trains, and tells what happens.
 *
 * With a folder that has checkpoints it goes on from the newest whole one, on
 * the same path as an unbroken run.
 *
 * @throws {UserError} If the folder cannot be written; it stays resumable
 *
 * @example
 * ```ts ignore
 * for await (const event of train(trainer, { steps: 100, bestBy: "loss" })) {
 *   if (event.type === "step") console.log(event.losses);
 * }
 * ```
 */
export async function* train<State>(
  trainer: Trainer<State>,
  options: LoopOptions,
): AsyncGenerator<TrainEvent> {
  const session = new Session(trainer, options);
  yield* session.begin();
  while (!await session.isOver()) yield* session.step();
  yield* session.end();
}
