import { deepStrictEqual } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { onCpu, test } from "../_engine.ts";
import {
  agreesTwice,
  agreesWithComposed,
  agreesWithDifferences,
  type Case,
  gradients,
  uses,
} from "./_compare.ts";

const flat: Case = {
  shapes: [[3, 5]],
  away: 0.05,
  run: (x) => tf.leakyRelu(x, 0.3),
};
const image: Case = { ...flat, shapes: [[2, 3, 3, 2]] };
/** Squares before and after, so that a second derivative is not zero. */
const curved: Case = {
  ...flat,
  run: (x) => flat.run(x.square().mul(x)).square(),
};

test("LeakyReluGrad is the gradient that is taken", () => {
  uses("LeakyReluGrad", () => gradients(flat));
});

test("LeakyReluGrad agrees with the composed form", async () => {
  await agreesWithComposed(flat);
  await agreesWithComposed(image);
});

test("LeakyReluGrad agrees with finite differences", () => {
  agreesWithDifferences(flat);
  agreesWithDifferences(image);
});

test("LeakyRelu is right under a second derivative", async () => {
  // tfjs's own gradient has none itself: composed of relu, which has.
  const leaky = (x: tf.Tensor) => tf.relu(x).sub(tf.relu(x.neg()).mul(0.3));
  const run = (x: tf.Tensor) => leaky(x.square().mul(x)).square();
  await agreesTwice(curved, { ...flat, run });
});

test("LeakyReluGrad is alpha below 0, by hand", () => {
  const gradient = tf.grad((x) => tf.leakyRelu(x, 0.25))(tf.tensor([-2, 3]));
  deepStrictEqual([...gradient.dataSync()], [0.25, 1]);
});

test("LeakyRelu is right under a second derivative on cpu, too", async () => {
  const penalty = tf.grad((x) =>
    tf.grad((x) => tf.leakyRelu(x, 0.5).square())(x).square().sum()
  );
  const run = () => penalty(tf.tensor([-2, 3])).dataSync();
  // y^2 = x^2/4, its gradient x/2, squared x^2/4, and that one's x/2 = -1;
  // for x > 0: x^2, 2x, 4x^2, 8x = 24
  deepStrictEqual([...run()], [-1, 24]);
  deepStrictEqual([...await onCpu(run)], [-1, 24]);
});
