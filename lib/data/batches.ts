import { Random, type RandomState } from "@/engine/random.ts";
import { type Augment, augmentInto } from "./augment.ts";
import { type Dataset, type Range, toBatch } from "./dataset.ts";

/** How batches are drawn. */
export interface BatchesOptions {
  /** Images in each batch */
  batch: number;
  /** The stream takes one fork of it */
  random: Random;
  /** How images are moved; left out: not at all */
  augment?: Partial<Augment>;
}

/** One batch. */
export interface Batch {
  /** `[batch, size, size, 1]` in the range of the data set */
  x: Float32Array<ArrayBuffer>;
  /** Which items of the data set, `[batch]` */
  indices: Int32Array<ArrayBuffer>;
  /** How many times all items had been seen when the batch began */
  epoch: number;
}

/** Where a stream of batches stands, plain JSON. */
export interface BatchesState {
  order: number[];
  position: number;
  epoch: number;
  random: RandomState;
}

/**
 * An endless stream of training batches, the same for the same seed.
 *
 * Each epoch draws every item once, in a new order; a batch may span epochs,
 * so each is full. Continued from its `state()` the stream gives exactly the
 * batches it would have given.
 *
 * @example
 * ```ts ignore
 * const batches = new Batches(data, data.split.train, { batch: 64, random });
 * const { x, epoch } = batches.next();
 * ```
 */
export class Batches {
  #data: Dataset;
  #indices: ArrayLike<number>;
  #batch: number;
  #augment: Partial<Augment> | undefined;
  #random: Random;
  #order: Int32Array;
  #position = 0;
  #epoch = 0;

  /**
   * @param data Images
   * @param indices Which of them, such as `data.split.train`
   * @throws {RangeError} If `indices` is empty or `batch` is not above 0
   */
  constructor(
    data: Dataset,
    indices: ArrayLike<number>,
    { batch, random, augment }: BatchesOptions,
  ) {
    if (indices.length === 0 || !Number.isInteger(batch) || batch < 1) {
      throw new RangeError(
        `Cannot draw batches of ${batch} from ${indices.length} images: ` +
          `both must be at least 1`,
      );
    }
    this.#data = data;
    this.#indices = indices;
    this.#batch = batch;
    this.#augment = augment;
    this.#random = random.fork();
    this.#order = this.#random.permutation(indices.length);
  }

  /** Images in each batch. */
  get batch(): number {
    return this.#batch;
  }

  /** Of the pixels: the data set's. */
  get range(): Range {
    return this.#data.range;
  }

  /**
   * The next batch, in new memory.
   *
   * @param count How many images, if not as many as in each batch
   */
  next(count: number = this.#batch): Batch {
    const epoch = this.#epoch + (this.#position < this.#order.length ? 0 : 1);
    const indices = Int32Array.from(
      { length: count },
      () => this.#draw(),
    );
    if (!this.#augment) {
      return { x: toBatch(this.#data, indices), indices, epoch };
    }
    const { size, range, pictures } = this.#data;
    const area = size * size;
    const x = new Float32Array(indices.length * area);
    const options = {
      size,
      range,
      random: this.#random,
      augment: this.#augment,
    };
    indices.forEach((index, b) =>
      augmentInto(
        x.subarray(b * area, (b + 1) * area),
        pictures.at(index),
        options,
      )
    );
    return { x, indices, epoch };
  }

  /** Where the stream stands, for a checkpoint. */
  state(): BatchesState {
    return {
      order: [...this.#order],
      position: this.#position,
      epoch: this.#epoch,
      random: this.#random.state(),
    };
  }

  /**
   * Continues where `state()` was taken.
   *
   * @throws {RangeError} If the state is of another number of images
   */
  restore(state: BatchesState): void {
    if (state.order.length !== this.#indices.length) {
      throw new RangeError(
        `Cannot restore batches of ${state.order.length} images: ` +
          `there are ${this.#indices.length}`,
      );
    }
    this.#order = Int32Array.from(state.order);
    this.#position = state.position;
    this.#epoch = state.epoch;
    this.#random = Random.fromState(state.random);
  }

  #draw(): number {
    if (this.#position === this.#order.length) {
      this.#order = this.#random.permutation(this.#indices.length);
      this.#position = 0;
      this.#epoch++;
    }
    return this.#indices[this.#order[this.#position++]];
  }
}
