/**
 * RMSProp, in place.
 *
 * Source: Tieleman & Hinton 2012, lecture 6.5; epsilon inside the root, as
 * TensorFlow and tfjs have it.
 */
import type * as tf from "../tf.ts";
import { applyInPlace, Optimizer } from "./optimizer.ts";

/** Rates and decay rates. */
export interface RmsPropOptions {
  /** Default 1e-3. */
  learningRate?: number;
  /** Decay of the squared gradient's average. Default 0.9. */
  decay?: number;
  /** Default 0. */
  momentum?: number;
  /** Default 1e-7. */
  epsilon?: number;
}

/** RMSProp over the given variables; slots exist from the start. */
export class RmsProp extends Optimizer {
  readonly #meanSquare: tf.Variable[];
  readonly #moments: tf.Variable[];
  readonly #options: Required<RmsPropOptions>;
  readonly #constants: tf.Scalar[];

  constructor(variables: tf.Variable[], {
    learningRate = 1e-3,
    decay = 0.9,
    momentum = 0,
    epsilon = 1e-7,
  }: RmsPropOptions = {}) {
    super(variables, learningRate);
    this.#options = { learningRate, decay, momentum, epsilon };
    this.#constants = [decay, momentum, epsilon].map((x) => this.constant(x));
    this.#meanSquare = this.slots("meanSquare");
    this.#moments = this.slots("moment");
  }

  protected override update(
    i: number,
    variable: tf.Variable,
    gradient: tf.Tensor,
    learningRate: tf.Tensor,
  ): void {
    const { decay, momentum, epsilon } = this.#options;
    const [square, moment] = [this.#meanSquare[i], this.#moments[i]];
    const changed = [variable, square, moment];
    const inputs = [learningRate, ...this.#constants, gradient];
    if (applyInPlace("ResourceApplyRMSProp", changed, inputs)) return;
    // s = decay s + (1 - decay) g^2;  p = momentum p + rate g / sqrt(s + eps)
    square.assign(square.mul(decay).add(gradient.square().mul(1 - decay)));
    const root = square.add(epsilon).sqrt();
    const move = gradient.mul(learningRate).div(root);
    moment.assign(moment.mul(momentum).add(move));
    variable.assign(variable.sub(moment));
  }
}
