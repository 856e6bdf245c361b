/** Prepared pictures, read one at a time: they may be more than memory holds. */
export interface PixelStore {
  readonly count: number;
  /**
   * One picture, not to be written to.
   *
   * @returns `[size, size]`, 0 = paper, 255 = ink
   * @throws {RangeError} If there is no such picture
   */
  at(index: number): Uint8Array;
  /** Gives the file back, where there is one. */
  close(): void;
}

/** Pictures that lie one after another in memory. */
export class MemoryPixels implements PixelStore {
  readonly count: number;
  #pixels: Uint8Array;
  #area: number;

  /** @param area Pixels of each picture */
  constructor(pixels: Uint8Array, area: number) {
    this.count = pixels.length / area;
    this.#pixels = pixels;
    this.#area = area;
  }

  at(index: number): Uint8Array {
    checkIndex(index, this.count);
    return this.#pixels.subarray(index * this.#area, (index + 1) * this.#area);
  }

  close(): void {}
}

/** Some pictures of a store: the k-th of them is its `places[k]`-th. */
export class ChosenPixels implements PixelStore {
  readonly count: number;
  #store: PixelStore;
  #places: ArrayLike<number>;

  constructor(store: PixelStore, places: ArrayLike<number>) {
    this.count = places.length;
    this.#store = store;
    this.#places = places;
  }

  at(index: number): Uint8Array {
    checkIndex(index, this.count);
    return this.#store.at(this.#places[index]);
  }

  close(): void {
    this.#store.close();
  }
}

/** @throws {RangeError} If there is no picture of that index */
export function checkIndex(index: number, count: number): void {
  if (Number.isInteger(index) && index >= 0 && index < count) return;
  throw new RangeError(
    `Cannot read image ${index} as the data set has ${count}`,
  );
}
