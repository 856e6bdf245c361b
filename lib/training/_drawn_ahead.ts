import type { BatchSource } from "./vae_training.ts";

type Drawn = ReturnType<BatchSource["next"]>;

/**
 * Batches of which the next is drawn while the step before it computes, so
 * that the training does not wait for its images.
 *
 * The source is then a batch ahead of the training. `state()` is where the
 * training stands, so that a resumed one draws the same batches.
 */
export class DrawnAhead {
  #source: BatchSource;
  #ahead?: { drawn: Drawn; before: unknown };

  constructor(source: BatchSource) {
    this.#source = source;
  }

  /** Images in each batch. */
  get batch(): number {
    return this.#source.batch;
  }

  /** The batch that was drawn ahead; else one that is drawn now. */
  next(): Drawn {
    const { drawn } = this.#ahead ?? { drawn: this.#source.next() };
    this.#ahead = undefined;
    return drawn;
  }

  /** Draws what `next()` will give; for when there is time. */
  prepare(): void {
    if (this.#ahead) return;
    const before = this.#source.state();
    this.#ahead = { drawn: this.#source.next(), before };
  }

  state(): unknown {
    return this.#ahead ? this.#ahead.before : this.#source.state();
  }

  restore(state: unknown): void {
    this.#ahead = undefined;
    this.#source.restore(state);
  }
}
