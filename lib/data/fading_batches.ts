import type { Batch, Batches, BatchesState } from "./batches.ts";
import type { Range } from "./dataset.ts";

/** How images of another set are mixed in. */
export interface FadingOptions {
  /** Share of the others in the first batch */
  share: number;
  /** Batches after which there are none any more */
  steps: number;
}

/** Where a fading stream stands, plain JSON. */
export interface FadingState {
  own: BatchesState;
  others: BatchesState;
  step: number;
}

/**
 * Batches of one's own images, at first mixed with others, later alone.
 *
 * The others teach what all such images have in common; what is learned last
 * is what one's own look like. Their share falls in a line to nothing. This
 * is fine-tuning without a moment at which the data change.
 *
 * @example
 * ```ts ignore
 * const batches = new FadingBatches(own, formula, { share: 0.7, steps: 1000 });
 * const { x } = batches.next();
 * ```
 */
export class FadingBatches {
  #own: Batches;
  #others: Batches;
  #options: FadingOptions;
  #step = 0;

  /**
   * @param own Tells the size of a batch, and the epoch
   * @param others Of the same size and range
   * @throws {RangeError} If the two differ in their range
   */
  constructor(own: Batches, others: Batches, options: FadingOptions) {
    if (own.range !== others.range) {
      throw new RangeError(
        `Cannot mix images in ${own.range} with others in ${others.range}`,
      );
    }
    this.#own = own;
    this.#others = others;
    this.#options = options;
  }

  /** Images in each batch. */
  get batch(): number {
    return this.#own.batch;
  }

  /** Of the pixels. */
  get range(): Range {
    return this.#own.range;
  }

  /** The next batch: one's own images first; `indices` are of their own set. */
  next(): Batch {
    const { share, steps } = this.#options;
    const now = share * Math.max(0, 1 - this.#step++ / steps);
    const count = Math.round(now * this.batch);
    const own = this.#own.next(this.batch - count);
    const others = this.#others.next(count);
    const x = new Float32Array(own.x.length + others.x.length);
    x.set(own.x);
    x.set(others.x, own.x.length);
    const indices = Int32Array.from([...own.indices, ...others.indices]);
    return { x, indices, epoch: own.epoch };
  }

  /** Where the stream stands, for a checkpoint. */
  state(): FadingState {
    return {
      own: this.#own.state(),
      others: this.#others.state(),
      step: this.#step,
    };
  }

  /** Continues where `state()` was taken. */
  restore({ own, others, step }: FadingState): void {
    this.#own.restore(own);
    this.#others.restore(others);
    this.#step = step;
  }
}
