/** What a training step must bring to be measured; see `table.ts`. */

/** One row of the bench, and its twin `torch/<name>.py`. */
export interface BenchStep {
  name: string;
  /** The network and the batch, for a reader of the results. */
  about: string;
  /** Multiplications and additions of one step, 1e9; counted from shapes. */
  gflop: number;
  /** Builds the network and compiles the step, on the current engine. */
  open(): OpenStep;
}

/** A step that is ready: a batch of the host in, the loss as a number out. */
export interface OpenStep {
  /** Numbers that the optimizer moves. */
  parameters: number;
  run(): number;
  /** The same without blocking, as training does it. */
  runAsync(): Promise<number>;
}
