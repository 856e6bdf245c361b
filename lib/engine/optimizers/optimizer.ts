/**
 * What the optimizers share: slots made first, one step, one way to save.
 *
 * A learning rate and step counts are variables, not JavaScript numbers, so
 * that a compiled step sees them change.
 */
import { currentBackend } from "../backend.ts";
import type { Attribute } from "../native/attributes.ts";
import { AttributeType } from "../native/attributes.ts";
import { DataType } from "../native/tensorflow.ts";
import * as tf from "../tf.ts";
import { currentPrecision } from "../precision.ts";
import { detach } from "../variables.ts";
import { LossScale } from "./loss_scale.ts";

/** A loss and the terms it is made of, each a scalar. */
export type Terms = { loss: tf.Scalar } & Record<string, tf.Scalar>;

type Gradients = (tf.Tensor | null | undefined)[];

/** Updates the variables it was made for, and no others. */
export abstract class Optimizer {
  /** Slots and counters by name: what a checkpoint keeps. */
  readonly state: Record<string, tf.Variable> = {};
  readonly #learningRate: tf.Variable;
  readonly #constants: tf.Scalar[] = [];
  readonly #lossScale?: LossScale;
  #rate = NaN;

  constructor(readonly variables: tf.Variable[], learningRate: number) {
    this.#learningRate = newVariable(tf.scalar(learningRate));
    this.#rate = learningRate;
    if (currentPrecision() !== "fp16") return;
    this.#lossScale = new LossScale((name, value) => this.keep(name, value));
  }

  /** The rate of the next step; setting it needs no new trace. */
  get learningRate(): number {
    return this.#rate;
  }

  set learningRate(rate: number) {
    if (rate === this.#rate) return;
    this.#rate = rate;
    tf.tidy(() => this.#learningRate.assign(tf.scalar(rate)));
  }

  /**
   * One step: loss and gradients of the optimizer's variables, applied.
   *
   * In fp16 a step whose gradients overflow leaves variables and slots as they
   * were, and lowers the scale of the loss; what the objective itself assigns,
   * such as statistics of normalisation, has moved.
   *
   * @param objective Returns `loss`, a scalar, and terms to report beside it;
   *   variables of other optimizers are left as they are
   * @param norm Name of a term that reports how long the gradient is, over all
   *   variables, 0 of a step that was left out; without it that is not computed
   * @returns Loss and terms before the step, the caller's
   */
  step<T extends Terms, N extends string = never>(
    objective: () => T,
    norm?: N,
  ): T & Record<N, tf.Scalar> {
    const kept: Record<string, tf.Tensor> = {};
    try {
      return tf.tidy(() => {
        const { grads } = tf.variableGrads(() => {
          const terms = objective();
          // tfjs frees all but the loss on the way back through the ops.
          for (const [key, term] of Object.entries(terms)) {
            kept[key] = tf.keep(term.clone());
          }
          return this.#lossScale?.up(terms.loss) ?? terms.loss;
        }, this.variables);
        const gradients = this.variables.map(({ name }) => grads[name]);
        const length = this.#lossScale
          ? this.#applyScaled(this.#lossScale, gradients)
          : this.#applyPlain(gradients, norm !== undefined);
        if (norm) kept[norm] = tf.keep(length!);
        const own = Object.entries(kept).map(([key, term]) =>
          [key, term.clone()] as const
        );
        return Object.fromEntries(own) as T & Record<N, tf.Scalar>;
      });
    } finally {
      tf.dispose(kept);
    }
  }

  #applyPlain(gradients: Gradients, isAsked: boolean): tf.Scalar | undefined {
    const length = isAsked ? lengthOf(gradients) : undefined;
    this.apply(gradients);
    return length;
  }

  /** Applies scaled gradients, unless one of them overflowed. */
  #applyScaled(lossScale: LossScale, scaled: Gradients): tf.Scalar {
    const gradients = scaled.map((one) => one && lossScale.down(one));
    const length = lengthOf(gradients);
    const isFinite = tf.isFinite(length);
    const touched = [...this.variables, ...Object.values(this.state)];
    const before = touched.map((one) => one.clone());
    this.apply(gradients);
    touched.forEach((one, i) => one.assign(tf.where(isFinite, one, before[i])));
    lossScale.adapt(isFinite);
    return tf.where(isFinite, length, tf.zerosLike(length));
  }

  /**
   * Applies gradients, one for each variable, in their order.
   *
   * @param gradients A variable without one (it is not trainable, or the loss
   *   does not depend on it) stays as it is, as with tfjs's optimizers
   */
  apply(gradients: Gradients): void {
    tf.tidy(() => {
      gradients.forEach((gradient, i) => {
        if (!gradient) return;
        this.update(i, this.variables[i], gradient, this.#learningRate);
      });
      this.afterStep();
    });
  }

  /** Frees slots and counters; the variables are the model's. */
  dispose(): void {
    tf.dispose(Object.values(this.state));
    tf.dispose([this.#learningRate, ...this.#constants]);
  }

  /** A slot of zeros like each variable, named `name/index`. */
  protected slots(name: string): tf.Variable[] {
    return this.variables.map((variable, i) =>
      this.keep(`${name}/${i}`, tf.zeros(variable.shape))
    );
  }

  /** A number that every step is given, uploaded once. */
  protected constant(value: number): tf.Scalar {
    const constant = tf.keep(tf.scalar(value));
    this.#constants.push(constant);
    return constant;
  }

  /** A variable that checkpoints keep. */
  protected keep(name: string, value: tf.Tensor): tf.Variable {
    return this.state[name] = newVariable(value);
  }

  /** Changes variable `i` in place by its gradient. */
  protected abstract update(
    i: number,
    variable: tf.Variable,
    gradient: tf.Tensor,
    learningRate: tf.Tensor,
  ): void;

  /** What happens once a step, after all variables. */
  protected afterStep(): void {}
}

/** sqrt(sum g^2) over all numbers of all gradients. */
function lengthOf(gradients: Gradients): tf.Scalar {
  const squares = gradients.filter((g) => !!g)
    .map((g) => g.square().sum() as tf.Scalar);
  return tf.addN(squares).sqrt();
}

function newVariable(value: tf.Tensor): tf.Variable {
  const variable = tf.variable(value, false);
  value.dispose();
  return variable;
}

/**
 * Runs one of TensorFlow's `ResourceApply…` ops, where TensorFlow computes.
 *
 * @param changed The variables that the op changes, its first inputs
 * @returns Whether it did; else the caller composes the update
 */
export function applyInPlace(
  op: string,
  changed: tf.Variable[],
  inputs: tf.Tensor[],
): boolean {
  const backend = currentBackend();
  if (!backend) return false;
  for (const variable of changed) detach(backend, variable);
  const type: Attribute = {
    name: "T",
    type: AttributeType.type,
    value: DataType.float32,
  };
  const ids = backend.getInputTensorIds([...changed, ...inputs]);
  backend.binding.updateOp(op, [type], ids, changed.length);
  return true;
}
