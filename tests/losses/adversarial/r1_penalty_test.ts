import { tf } from "@/engine/mod.ts";
import { r1Penalty } from "@/losses/mod.ts";
import { near, slopesAgree, values } from "../_help.ts";

Deno.test("r1Penalty() is half the squared slope of a linear D", () => {
  // D(x) = w x: 1/2 |w|^2 wherever x is, and its gradient is w
  const x = tf.tensor2d([[1, 0, -2], [5, 1, 1]]);
  const penalty = (w: tf.Tensor) =>
    r1Penalty((x: tf.Tensor2D) => x.matMul(w.reshape([3, 1])), x);
  const w = tf.tensor1d([1, -2, 3]);
  near(values(penalty(w)), [7]);
  near(values(tf.grad(penalty)(w)), [1, -2, 3]);
});

Deno.test("r1Penalty() sums over pixels, averages over the batch", () => {
  // D(x) = a/2 |x|^2 has the gradient a x: R1 = a^2/2 E|x|^2, its slope in a
  // is a E|x|^2. |x|^2 is 4 ones and 4 twos squared: E|x|^2 = (4 + 16) / 2.
  const x = tf.stack([tf.ones([2, 2, 1]), tf.fill([2, 2, 1], 2)]);
  const penalty = (a: tf.Tensor) =>
    r1Penalty((x: tf.Tensor) => x.square().sum([1, 2]).mul(a.div(2)), x);
  near(values(penalty(tf.scalar(3))), [45]);
  near(values(tf.grad(penalty)(tf.scalar(3))), [30]);
});

Deno.test("r1Penalty() has the slope as its gradient for D's weights", () => {
  const x = tf.tensor2d([[0.5, -1], [1, 0.25], [-0.3, 0.8]]);
  const w = [[0.5, -0.7, 1.1], [0.9, 0.4, -0.6]];
  const v = [[0.8], [-1.2], [0.5]];
  // D(x) = tanh(x w) v: each weight bends it
  const penalty = (w: tf.Tensor2D, v: tf.Tensor2D) =>
    r1Penalty((x: tf.Tensor2D) => x.matMul(w).tanh().matMul(v), x);
  slopesAgree((w) => penalty(w, tf.tensor2d(v)), w);
  slopesAgree((v) => penalty(tf.tensor2d(w), v), v);
});
