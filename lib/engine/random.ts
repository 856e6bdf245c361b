/**
 * The one source of randomness: a seeded generator that can be written down.
 *
 * Everything random in a run draws from one of these, passed in as an
 * argument; its `state()` goes into the checkpoint, so a resumed run draws the
 * numbers that the unbroken run would have drawn.
 */
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/** The state of a {@linkcode Random}, plain JSON. */
export type RandomState = readonly number[];

let refuse: (() => never) | undefined;

/**
 * While a step is compiled, drawing throws: the numbers would be frozen.
 *
 * @param how Throws; undefined allows drawing again
 */
export function refuseDraws(how: (() => never) | undefined): void {
  refuse = how;
}

/** A seeded, serialisable stream of random numbers (xoroshiro128+). */
export class Random {
  #source: ReturnType<typeof xoroshiro128plusFromState>;

  /** @param seed Any integer; equal seeds give equal streams */
  constructor(seed: number) {
    // Small seeds differ in a few bits only; mixing spreads them over all 128.
    const words = [1, 2, 3, 4].map((i) => mix((seed | 0) + i * 0x9e3779b9));
    this.#source = xoroshiro128plusFromState(words);
  }

  /** The stream that continues where `state()` was taken. */
  static fromState(state: RandomState): Random {
    const random = new Random(0);
    random.#source = xoroshiro128plusFromState(state);
    return random;
  }

  /** What a checkpoint keeps; {@linkcode Random.fromState} reads it. */
  state(): RandomState {
    return this.#source.getState();
  }

  /** A new, independent generator; advances this one by one number. */
  fork(): Random {
    return new Random(this.#next());
  }

  /** Uniform in [0, 1), 32 bits. */
  uniform(): number {
    return (this.#next() >>> 0) / 4294967296;
  }

  /** Uniform integer in [0, limit). */
  integer(limit: number): number {
    return Math.floor(this.uniform() * limit);
  }

  /** N(0, 1), by Box and Muller 1958. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** `length` numbers from N(0, 1); both halves of each Box-Muller pair. */
  normals(length: number): Float32Array<ArrayBuffer> {
    const out = new Float32Array(length);
    for (let i = 0; i < length; i += 2) {
      const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
      const angle = 2 * Math.PI * this.uniform();
      out[i] = radius * Math.cos(angle);
      if (i + 1 < length) out[i + 1] = radius * Math.sin(angle);
    }
    return out;
  }

  /**
   * `length` numbers near N(0, 1), for noise over whole pictures: each is one
   * of 65,536, none beyond 3.6, in a twentieth of the time of `normals()`.
   *
   * They are looked up by the words of SFC32 (Doty-Humphrey 2010), which four
   * words of this stream seed: its own words cost as much as the rest.
   */
  coarseNormals(length: number): Float32Array<ArrayBuffer> {
    coarse ??= boxMullerGrid();
    const out = new Float32Array(length + length % 2); // whole pairs
    let [a, b, c, counter] = [1, 2, 3, 4].map(() => this.#next());
    for (let i = 0; i < out.length; i += 2) {
      const word = (a + b + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + word) | 0;
      out[i] = coarse[word & 0xffff];
      out[i + 1] = coarse[word >>> 16];
    }
    return out.subarray(0, length);
  }

  /** A random order of 0 … length - 1 (Fisher and Yates). */
  permutation(length: number): Int32Array {
    const order = Int32Array.from({ length }, (_, i) => i);
    for (let i = length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }

  #next(): number {
    refuse?.();
    return this.#source.next();
  }
}

let coarse: Float32Array | undefined;

/** Box and Muller's numbers of 256 radii, equally likely, at 256 angles. */
function boxMullerGrid(): Float32Array {
  const at = (k: number) => (k + 0.5) / 256;
  return Float32Array.from({ length: 65_536 }, (_, i) => {
    const radius = Math.sqrt(-2 * Math.log(at(i >>> 8)));
    return radius * Math.cos(2 * Math.PI * at(i & 255));
  });
}

/** The finaliser of SplitMix32 (Steele, Lea and Flood 2014): one word mixed. */
function mix(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return word ^ (word >>> 15);
}
