/** How the strength is steered. */
export interface AdaptiveOptions {
  /** What the overfitting is to be held at. */
  target?: number;
  /** How far p moves at a time. */
  move?: number;
  /** Steps of the discriminator from one move to the next. */
  every?: number;
}

/** What a checkpoint keeps of it; plain JSON. */
export interface AdaptiveState {
  p: number;
  /** Of the signs since the last move. */
  sum: number;
  count: number;
}

/** Beyond it augmentations begin to show in what is generated. */
const HIGHEST = 0.8;

/**
 * Augments as much as the discriminator overfits, and no more.
 *
 *   r = E[sign(D(x))]   over real x: 0 if D guesses, 1 if it knows them all
 *   p = p + move sign(r - target),  held in [0, 0.8]
 *
 * r is taken over the last 4 batches. As in the source, p moves by a fixed
 * amount; that of 0.0025 lets it rise from 0 to 1 in 1,600 steps, which is the
 * pace of its short runs (100,000 images at a batch of 64).
 * Source: Karras et al. 2020, eq. 1 and section 3,
 * https://arxiv.org/abs/2006.06676
 *
 * @example The signs of four batches, of which a mean of 0.75 is too high
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const strength = new AdaptiveStrength({ move: 0.25 });
 * const course = [1, 0.5, 1, 0.5].map((sign) => strength.update(sign));
 * deepStrictEqual(course, [0, 0, 0, 0.25]);
 * ```
 */
export class AdaptiveStrength {
  readonly #options: Required<AdaptiveOptions>;
  #state: AdaptiveState = { p: 0, sum: 0, count: 0 };

  constructor(
    { target = 0.6, move = 0.0025, every = 4 }: AdaptiveOptions = {},
  ) {
    this.#options = { target, move, every };
  }

  /** Probability that an image is augmented, in [0, 0.8]. */
  get p(): number {
    return this.#state.p;
  }

  /**
   * Hears of one step of the discriminator.
   *
   * @param realSign Mean sign of its logits of real images, in [-1, 1]
   * @returns p from now on
   */
  update(realSign: number): number {
    const { target, move, every } = this.#options;
    const sum = this.#state.sum + realSign;
    const count = this.#state.count + 1;
    if (count < every) {
      this.#state = { p: this.p, sum, count };
      return this.p;
    }
    const moved = this.p + move * Math.sign(sum / count - target);
    const p = Math.min(HIGHEST, Math.max(0, moved));
    this.#state = { p, sum: 0, count: 0 };
    return p;
  }

  state(): AdaptiveState {
    return { ...this.#state };
  }

  restore(state: AdaptiveState): void {
    this.#state = { ...state };
  }
}
