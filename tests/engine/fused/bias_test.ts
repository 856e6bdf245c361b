import { deepStrictEqual } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { tensor, test } from "../_engine.ts";
import {
  agreesTwice,
  agreesWithComposed,
  agreesWithDifferences,
  type Case,
  gradients,
  uses,
} from "./_compare.ts";

const run = (x: tf.Tensor, bias: tf.Tensor) => x.add(bias);
const flat: Case = { shapes: [[4, 3], [3]], run };
const image: Case = { shapes: [[2, 3, 4, 3], [3]], run };

test("BiasAddGrad is the gradient that is taken", () => {
  uses("BiasAddGrad", () => gradients(image));
});

test("BiasAddGrad agrees with the composed form", async () => {
  await agreesWithComposed(flat);
  await agreesWithComposed(image);
});

test("BiasAddGrad agrees with finite differences", () => {
  agreesWithDifferences(flat);
  agreesWithDifferences(image);
});

test("a bias is right under a second derivative", async () => {
  const curved = (x: tf.Tensor, bias: tf.Tensor) => x.add(bias).square().mul(x);
  await agreesTwice({ ...flat, run: curved });
});

test("sums that are no bias keep tfjs's gradient", async () => {
  for (
    const shapes of [
      [[4, 3], [4, 3]],
      [[4, 3], [1]],
      [[4, 1], [3]],
      [[1, 3], [4, 3]],
      [[3], [3]],
      [[2, 3, 3], [3, 3]],
    ]
  ) await agreesWithComposed({ shapes, run });
});

test("the gradient of x + bias is one that may be freed", () => {
  const [x, bias, dy] = [tensor([4, 3], 1), tensor([3], 2), tensor([4, 3], 3)];
  const [dx, dBias] = tf.grads(run)([x, bias], dy);
  tf.dispose([dx, dBias]);
  deepStrictEqual(dy.shape, [4, 3]);
  dy.dataSync(); // is still there
});

test("x + bias and x together give x both gradients", async () => {
  const twice = (x: tf.Tensor, bias: tf.Tensor) => x.mul(x.add(bias)).add(x);
  await agreesWithComposed({ shapes: [[4, 3], [3]], run: twice });
});
