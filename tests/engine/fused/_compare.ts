/** A function against its composed form, finite differences, and twice. */
import { ok } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { backend, close, numbers, onCpu } from "../_engine.ts";

/** A function of tensors, and the shapes that it takes. */
export interface Case {
  shapes: number[][];
  run: (...inputs: tf.Tensor[]) => tf.Tensor;
  /** Keeps inputs this far from 0, where a function has a bend. */
  away?: number;
}

/** Inputs in [-1, 1], none closer to 0 than `away`. */
function inputsOf({ shapes, away = 0 }: Case): Float32Array[] {
  return shapes.map((shape, i) =>
    numbers(tf.util.sizeFromShape(shape), i + 3)
      .map((x) => Math.sign(x) * (away + (1 - away) * Math.abs(x)))
  );
}

function tensors({ shapes }: Case, inputs: Float32Array[]): tf.Tensor[] {
  return inputs.map((values, i) => tf.tensor(values, shapes[i]));
}

/** Sum of the results, each times its own weight: a scalar to differentiate. */
function weighted({ run }: Case) {
  return (...inputs: tf.Tensor[]) => {
    const y = run(...inputs);
    return y.mul(tf.tensor(numbers(y.size, 99), y.shape)).sum() as tf.Scalar;
  };
}

/** The result, one array. */
function values(one: Case): number[] {
  return tf.tidy(() => [
    ...one.run(...tensors(one, inputsOf(one))).dataSync(),
  ]);
}

/** The gradients for all inputs, one array. */
export function gradients(one: Case): number[] {
  return tf.tidy(() =>
    tf.grads(weighted(one))(tensors(one, inputsOf(one)))
      .flatMap((gradient) => [...gradient.dataSync()])
  );
}

/** The gradients of |df/dx|^2: what a gradient penalty asks for. */
function secondGradients(one: Case): number[] {
  const penalty = (...inputs: tf.Tensor[]) =>
    tf.addN([
      ...tf.grads(weighted(one))(inputs).map((dx) => dx.square().sum()),
      // tfjs wants each input connected; a bias need not be.
      ...inputs.map((input) => input.mul(0).sum()),
    ]);
  return tf.tidy(() =>
    tf.grads(penalty)(tensors(one, inputsOf(one)))
      .flatMap((gradient) => [...gradient.dataSync()])
  );
}

/** Value and gradient agree with tfjs's own kernels on `cpu`. */
export async function agreesWithComposed(
  one: Case,
  composed: Case = one,
): Promise<void> {
  close(values(one), await onCpu(() => values(composed)));
  close(gradients(one), await onCpu(() => gradients(composed)));
}

/** The second derivative agrees with tfjs's own kernels on `cpu`. */
export async function agreesTwice(
  one: Case,
  composed: Case = one,
): Promise<void> {
  const second = await onCpu(() => secondGradients(composed));
  ok(second.some((x) => Math.abs(x) > 1e-3), "all zero: nothing compared");
  close(secondGradients(one), second, 5e-4);
}

/**
 * The gradient agrees with (f(x + h) - f(x - h)) / 2h, where float32 leaves
 * an error of about 1e-7 |f| / h beside one of h^2.
 */
export function agreesWithDifferences(one: Case, h = 1e-2): void {
  const inputs = inputsOf(one);
  const f = () =>
    tf.tidy(() => {
      const y = Array.from(one.run(...tensors(one, inputs)).dataSync());
      const weights = numbers(y.length, 99); // summed in double precision
      return y.reduce((sum, value, i) => sum + value * weights[i], 0);
    });
  const differences = inputs.flatMap((values) =>
    Array.from(values, (x, i) => {
      const [up, down] = [Math.fround(x + h), Math.fround(x - h)];
      values[i] = up;
      const above = f();
      values[i] = down;
      const below = f();
      values[i] = x;
      return (above - below) / (up - down);
    })
  );
  const actual = gradients(one);
  const largest = Math.max(...differences.map(Math.abs));
  actual.forEach((gradient, i) => {
    const error = Math.abs(gradient - differences[i]);
    ok(error < 2e-3 * largest, `${gradient}, not ${differences[i]} at ${i}`);
  });
}

/** Asserts that `work` runs the native op `name`, so that it is what is tested. */
export function uses(name: string, work: () => void): void {
  const { eager } = backend().binding;
  const { execute } = eager;
  const seen = new Set<string>();
  eager.execute = (op, ...rest) => {
    seen.add(op);
    return execute.call(eager, op, ...rest);
  };
  try {
    work();
  } finally {
    eager.execute = execute;
  }
  ok(seen.has(name), `${name} is not among ${[...seen].join(", ")}`);
}
