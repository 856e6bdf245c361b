/**
 * Adam, in place.
 *
 * Source: Kingma & Ba 2015, https://arxiv.org/abs/1412.6980, with the
 * reordered computation at the end of section 2: epsilon is that "hat".
 */
import * as tf from "../tf.ts";
import { applyInPlace, Optimizer } from "./optimizer.ts";

/** Rates and decay rates. */
export interface AdamOptions {
  /** Default 1e-3. */
  learningRate?: number;
  /** Decay of the first moment; 0.5 is usual for GANs. Default 0.9. */
  adamBeta1?: number;
  /** Decay of the second moment. Default 0.999. */
  adamBeta2?: number;
  /** Default 1e-7. */
  epsilon?: number;
}

/** Adam over the given variables; slots exist from the start. */
export class Adam extends Optimizer {
  readonly #m: tf.Variable[];
  readonly #v: tf.Variable[];
  readonly #beta1Power: tf.Variable;
  readonly #beta2Power: tf.Variable;
  readonly #options: Required<AdamOptions>;
  readonly #constants: tf.Scalar[];

  constructor(variables: tf.Variable[], {
    learningRate = 1e-3,
    adamBeta1 = 0.9,
    adamBeta2 = 0.999,
    epsilon = 1e-7,
  }: AdamOptions = {}) {
    super(variables, learningRate);
    this.#options = { learningRate, adamBeta1, adamBeta2, epsilon };
    this.#constants = [adamBeta1, adamBeta2, epsilon].map((x) =>
      this.constant(x)
    );
    this.#m = this.slots("m");
    this.#v = this.slots("v");
    this.#beta1Power = this.keep("beta1Power", tf.scalar(adamBeta1));
    this.#beta2Power = this.keep("beta2Power", tf.scalar(adamBeta2));
  }

  protected override update(
    i: number,
    variable: tf.Variable,
    gradient: tf.Tensor,
    learningRate: tf.Tensor,
  ): void {
    const { adamBeta1, adamBeta2, epsilon } = this.#options;
    const [m, v] = [this.#m[i], this.#v[i]];
    const powers = [this.#beta1Power, this.#beta2Power];
    const done = applyInPlace("ResourceApplyAdam", [variable, m, v], [
      ...powers,
      learningRate,
      ...this.#constants,
      gradient,
    ]);
    if (done) return;
    // m = beta1 m + (1 - beta1) g;  v = beta2 v + (1 - beta2) g^2
    m.assign(m.mul(adamBeta1).add(gradient.mul(1 - adamBeta1)));
    v.assign(v.mul(adamBeta2).add(gradient.square().mul(1 - adamBeta2)));
    // rate_t = rate * sqrt(1 - beta2^t) / (1 - beta1^t)
    const [power1, power2] = powers;
    const rate = learningRate.mul(tf.scalar(1).sub(power2).sqrt())
      .div(tf.scalar(1).sub(power1));
    variable.assign(variable.sub(m.mul(rate).div(v.sqrt().add(epsilon))));
  }

  protected override afterStep(): void {
    const { adamBeta1, adamBeta2 } = this.#options;
    this.#beta1Power.assign(this.#beta1Power.mul(adamBeta1));
    this.#beta2Power.assign(this.#beta2Power.mul(adamBeta2));
  }
}
