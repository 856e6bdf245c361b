/**
 * What training tells while it runs: plain data, one union.
 *
 * Commands, notebooks, plots and tests read the same events:
 * `for await (const event of trainVae(options)) …`; a hook is a function of
 * an event. All but the pictures also go to `events.jsonl` of the run folder.
 */

/** Losses and scores by name; a VAE's are in nats per image. */
export type Scores = Record<string, number>;

/** Pictures in [0, 1], ink high. */
export interface Pictures {
  /** `[count, size, size]` */
  pixels: Float32Array;
  size: number;
  count: number;
}

/** Why a run came to its end. */
export type Reason =
  | "steps"
  | "minutes"
  | "stopped"
  | "paused"
  | "early"
  | "diverged"
  | "collapsed";

/** What scores compare pictures by, by the scores' names. */
export type Features = Record<string, string>;

/** The best that was seen on the valid split; lower is better. */
export interface Best {
  step: number;
  value: number;
  /** What its score compares pictures by; others are on another scale. */
  features?: string;
}

/** One thing that happened. */
export type TrainEvent =
  /** Before the first step of this session; `step` is where it begins. */
  | { type: "start"; step: number; steps: number }
  /** After a step: the losses of its batch, seconds since the session began. */
  | {
    type: "step";
    step: number;
    epoch: number;
    losses: Scores;
    seconds: number;
  }
  /** Held against the valid split; `train` is the mean since the last time. */
  | {
    type: "epoch";
    step: number;
    epoch: number;
    train: Scores;
    valid: Scores;
    isBest: boolean;
    features?: Features;
  }
  /** Pictures from the same fixed noise throughout. */
  | { type: "sample"; step: number; pictures: Pictures }
  /**
   * Something is wrong; in plain words, with the likely cause and cure. With
   * `backTo` the run has gone back to that step, and goes on more gently.
   */
  | { type: "health"; step: number; message: string; backTo?: number }
  /** The run can be resumed from here, even after kill -9. */
  | { type: "checkpoint"; step: number; file: string }
  | { type: "done"; step: number; reason: Reason; best?: Best };
