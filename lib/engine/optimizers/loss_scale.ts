/**
 * Dynamic loss scaling: keeps fp16's gradients between its limits.
 *
 * The loss is multiplied by `scale` before the way back, so that small
 * gradients do not become zero. A step whose gradients overflow is left out
 * and halves the scale; after enough good ones it is doubled.
 *
 * Source: Micikevicius et al. 2018, section 3.2,
 * https://arxiv.org/abs/1710.03740; the numbers are those of Keras's
 * LossScaleOptimizer.
 */
import * as tf from "../tf.ts";

const FIRST = 2 ** 15;
const GROWTH_STEPS = 2000;
const FACTOR = 2;

/** The scale and how long it has held: variables that a checkpoint keeps. */
export class LossScale {
  readonly #scale: tf.Variable;
  readonly #goodSteps: tf.Variable;

  /** @param keep Makes a variable of the optimizer's state */
  constructor(keep: (name: string, value: tf.Tensor) => tf.Variable) {
    this.#scale = keep("lossScale", tf.scalar(FIRST));
    this.#goodSteps = keep("lossScaleSteps", tf.scalar(0));
  }

  /** scale · loss */
  up(loss: tf.Scalar): tf.Scalar {
    return loss.mul(this.#scale);
  }

  /** gradient / scale */
  down(gradient: tf.Tensor): tf.Tensor {
    return gradient.div(this.#scale);
  }

  /** Halves or doubles the scale; `isFinite` is a boolean scalar. */
  adapt(isFinite: tf.Tensor): void {
    const good = this.#goodSteps.add(1);
    const grows = good.greaterEqual(GROWTH_STEPS);
    const grown = tf.where(grows, this.#scale.mul(FACTOR), this.#scale);
    const smaller = tf.maximum(1, this.#scale.div(FACTOR));
    const none = tf.scalar(0);
    this.#scale.assign(tf.where(isFinite, grown, smaller));
    this.#goodSteps.assign(
      tf.where(tf.logicalAnd(isFinite, tf.logicalNot(grows)), good, none),
    );
  }
}
