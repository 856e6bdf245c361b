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

/** The finaliser of SplitMix32 (Steele, Lea and Flood 2014): one word mixed. */
function mix(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return word ^ (word >>> 15);
}
