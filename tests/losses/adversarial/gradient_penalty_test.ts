import { throws } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { gradientPenalty } from "@/losses/mod.ts";
import { near, slopesAgree, values } from "../_help.ts";

Deno.test("gradientPenalty() is (|w| - 1)^2 of a linear D", () => {
  // Its gradient is 2 (|w| - 1) w / |w|, here 2 * 4 * (3/5, 4/5)
  const [real, fake] = [tf.ones<tf.Rank.R2>([3, 2]), tf.zeros([3, 2])];
  const penalty = (w: tf.Tensor) =>
    gradientPenalty(
      (x: tf.Tensor2D) => x.matMul(w.reshape([2, 1])),
      real,
      fake,
      tf.tensor1d([0, 0.5, 0.9]),
    );
  near(values(penalty(tf.tensor1d([3, 4]))), [16]);
  near(values(tf.grad(penalty)(tf.tensor1d([3, 4]))), [24 / 5, 32 / 5]);
});

Deno.test("gradientPenalty() looks at `mix` of real, the rest fake", () => {
  // D(x) = 1/2 |x|^2 has the gradient x, of length 3/4 and 2/4 where
  // x = 1 * mix + 0 * (1 - mix): ((1/4)^2 + (1/2)^2) / 2
  const judge = (x: tf.Tensor) => x.square().sum([1, 2, 3]).div(2);
  const [real, fake] = [tf.ones([2, 1, 1, 1]), tf.zeros([2, 1, 1, 1])];
  const mix = tf.tensor1d([0.75, 0.5]);
  near(values(gradientPenalty(judge, real, fake, mix)), [5 / 32]);
  // The other way round the lengths are 1/4 and 2/4.
  near(values(gradientPenalty(judge, fake, real, mix)), [13 / 32]);
});

Deno.test("gradientPenalty() has the slope as its gradient", () => {
  const real = tf.tensor2d([[0.5, -1], [1, 0.25]]);
  const fake = tf.tensor2d([[-0.2, 0.1], [0.4, -0.9]]);
  const mix = tf.tensor1d([0.3, 0.8]);
  const w = [[0.5, -0.7, 1.1], [0.9, 0.4, -0.6]];
  const v = [[0.8], [-1.2], [0.5]];
  const penalty = (w: tf.Tensor2D, v: tf.Tensor2D) => {
    const judge = (x: tf.Tensor2D) => x.matMul(w).tanh().matMul(v);
    return gradientPenalty(judge, real, fake, mix);
  };
  slopesAgree((w) => penalty(w, tf.tensor2d(v)), w);
  slopesAgree((v) => penalty(tf.tensor2d(w), v), v);
});

Deno.test("gradientPenalty() has a gradient where D is flat", () => {
  // d|w| / dw does not exist at 0; a NaN there would end the run
  const penalty = (w: tf.Tensor) => {
    const judge = (x: tf.Tensor2D) => x.matMul(w.reshape([2, 1]));
    const real = tf.ones<tf.Rank.R2>([1, 2]);
    return gradientPenalty(judge, real, tf.zeros([1, 2]), tf.tensor1d([0.5]));
  };
  near(values(penalty(tf.zeros([2]))), [1], 1e-5);
  near(values(tf.grad(penalty)(tf.zeros([2]))), [0, 0]);
});

Deno.test("gradientPenalty() refuses shapes that would broadcast", () => {
  const judge = (x: tf.Tensor2D) => x.sum(1);
  const real = tf.ones<tf.Rank.R2>([3, 2]);
  const mix = tf.ones<tf.Rank.R1>([3]);
  throws(() => gradientPenalty(judge, real, tf.ones([1, 2]), mix), /Shapes/);
  throws(() => gradientPenalty(judge, real, real, tf.ones([1])), /Shapes/);
});
