import { strictEqual } from "node:assert/strict";
import { compile, tf } from "@/engine/mod.ts";
import { close, onCpu, test } from "../_engine.ts";

const AT = [-1.2, -0.3, 0.4, 1.1];

/** Functions whose gradient tfjs takes from their value, and f'' by hand. */
const FUNCTIONS: Record<string, [
  (x: tf.Tensor) => tf.Tensor,
  (x: number) => number,
]> = {
  tanh: [tf.tanh, (x) => -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)],
  sigmoid: [tf.sigmoid, (x) => {
    const y = 1 / (1 + Math.exp(-x));
    return y * (1 - y) * (1 - 2 * y);
  }],
  exp: [tf.exp, Math.exp],
  // of two logits, x and 0, the first share is sigmoid(x)
  softmax: [
    (x) => tf.softmax(tf.stack([x, tf.zerosLike(x)], 1)).slice([0, 0], [-1, 1]),
    (x) => FUNCTIONS.sigmoid[1](x),
  ],
};

/** f'' as the gradient of the sum of f'. */
function secondDerivative(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor) {
  const first = (x: tf.Tensor) => tf.grad((x) => f(x).sum())(x);
  return tf.grad((x) => first(x).sum())(x);
}

for (const [name, [f, expected]] of Object.entries(FUNCTIONS)) {
  test(`${name} has its second derivative`, async () => {
    const run = () => tf.tidy(() => secondDerivative(f, tf.tensor1d(AT)));
    close(run().dataSync(), AT.map(expected));
    close(await onCpu(() => run().dataSync()), AT.map(expected));
  });
}

test("tanh has its second derivative in a compiled step", () => {
  const [f, expected] = FUNCTIONS.tanh;
  const step = compile(({ x }: { x: tf.Tensor }) => ({
    y: secondDerivative(f, x),
  }));
  close(step.run({ x: tf.tensor1d(AT) }).y.dataSync(), AT.map(expected));
  step.dispose();
});

test("tanh has its third derivative", () => {
  // f = tanh: f''' = (6 f^2 - 2) (1 - f^2)
  const [f] = FUNCTIONS.tanh;
  const third = tf.grad((x) => secondDerivative(f, x).sum());
  const expected = AT.map((x) => {
    const square = Math.tanh(x) ** 2;
    return (6 * square - 2) * (1 - square);
  });
  close(third(tf.tensor1d(AT)).dataSync(), expected);
});

test("a function of its own with a gradient from its value has two", () => {
  // y = e^x, written by a user
  const exponential = tf.customGrad((x, save) => {
    const y = tf.exp(x as tf.Tensor);
    (save as tf.GradSaveFunc)([y]);
    return { value: y, gradFunc: (dy, [y]) => dy.mul(y) };
  });
  const second = secondDerivative((x) => exponential(x), tf.tensor1d(AT));
  close(second.dataSync(), AT.map(Math.exp));
});

test("second derivatives keep no tensor", () => {
  const x = tf.tensor1d(AT);
  const run = () =>
    tf.tidy(() => void secondDerivative((x) => tf.tanh(x).exp(), x));
  run();
  const before = tf.memory().numTensors;
  run();
  strictEqual(tf.memory().numTensors, before);
});
