import { compile, tf } from "@/engine/mod.ts";
import { backend, close, onCpu, tensor, test } from "../_engine.ts";
import { uses } from "../fused/_compare.ts";

type Shapes = [a: number[], b: number[]];

const PLAIN: Shapes[] = [
  [[4, 3], [3, 5]],
  [[1, 4, 3], [1, 3, 5]],
  [[1, 1, 4, 3], [1, 1, 3, 5]],
];
const BATCHED: Shapes = [[2, 4, 3], [2, 3, 5]];

/** The product, and its gradients by both matrices. */
function all([a, b]: Shapes, transpose = false): number[] {
  const swap = (shape: number[]) => [
    ...shape.slice(0, -2),
    ...shape.slice(-2).reverse(),
  ];
  const run = (x: tf.Tensor, y: tf.Tensor) =>
    tf.matMul(x, y, transpose, transpose);
  return tf.tidy(() => {
    const x = tensor(transpose ? swap(a) : a, 1);
    const y = tensor(transpose ? swap(b) : b, 2);
    const found = [run(x, y), ...tf.grads(run)([x, y])];
    return found.flatMap((one) => [...one.shape, ...one.dataSync()]);
  });
}

test("matMul() and its gradients are as on cpu, of all ranks", async () => {
  for (const shapes of [...PLAIN, BATCHED]) {
    for (const transpose of [false, true]) {
      close(
        all(shapes, transpose),
        await onCpu(() => all(shapes, transpose)),
      );
    }
  }
});

test("matMul() is MatMul where there is one product", () => {
  for (const shapes of PLAIN) uses("MatMul", () => all(shapes));
});

const ACTIVATIONS = ["linear", "relu", "elu", "sigmoid", "leakyrelu"] as const;

/** A dense layer on a matrix, and its gradients in training. */
function dense(activation: typeof ACTIVATIONS[number]): number[] {
  const run = (a: tf.Tensor, b: tf.Tensor, bias: tf.Tensor) =>
    tf.fused.matMul({
      a: a as tf.Tensor2D,
      b: b as tf.Tensor2D,
      bias,
      activation,
      leakyreluAlpha: 0.2,
    });
  return tf.tidy(() => {
    const inputs = [tensor([4, 3], 1), tensor([3, 5], 2), tensor([5], 3)];
    const [a, b, bias] = inputs;
    const found = [run(a, b, bias), ...tf.grads(run)(inputs)];
    return found.flatMap((one) => [...one.shape, ...one.dataSync()]);
  });
}

test("fused.matMul() with a bias and an activation is as on cpu", async () => {
  for (const activation of ACTIVATIONS) {
    close(dense(activation), await onCpu(() => dense(activation)));
  }
  uses("BiasAdd", () => dense("linear"));
});

test("a product leaves nothing behind, eager or compiled", () => {
  const [a, b] = [tensor([4, 3], 1), tensor([3, 5], 2)];
  const step = compile(({ a, b }: { a: tf.Tensor; b: tf.Tensor }) => ({
    y: tf.matMul(a, b),
  }));
  const { binding } = backend();
  const work = () => {
    tf.matMul(a, b).dispose();
    tf.fused.matMul({ a: a as tf.Tensor2D, b: b as tf.Tensor2D }).dispose();
    step.run({ a, b }).y.dispose();
  };
  work();
  const [tensors, handles] = [tf.memory().numTensors, binding.eager.handles];
  work();
  close([tf.memory().numTensors, binding.eager.handles], [tensors, handles], 0);
  step.dispose();
});
