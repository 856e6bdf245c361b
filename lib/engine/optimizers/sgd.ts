/** Stochastic gradient descent, in place: w = w - rate * g. */
import type * as tf from "../tf.ts";
import { applyInPlace, Optimizer } from "./optimizer.ts";

/** Plain SGD over the given variables; it has no slots. */
export class Sgd extends Optimizer {
  constructor(variables: tf.Variable[], { learningRate = 1e-2 } = {}) {
    super(variables, learningRate);
  }

  protected override update(
    _i: number,
    variable: tf.Variable,
    gradient: tf.Tensor,
    learningRate: tf.Tensor,
  ): void {
    const inputs = [learningRate, gradient];
    if (applyInPlace("ResourceApplyGradientDescent", [variable], inputs)) {
      return;
    }
    variable.assign(variable.sub(gradient.mul(learningRate)));
  }
}
