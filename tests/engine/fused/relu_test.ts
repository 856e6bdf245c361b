import { deepStrictEqual } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { test } from "../_engine.ts";
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
  run: (x) => tf.relu(x),
};
const image: Case = { ...flat, shapes: [[2, 3, 3, 2]] };
/** Squares before and after, so that a second derivative is not zero. */
const curved: Case = {
  ...flat,
  run: (x) => flat.run(x.square().mul(x)).square(),
};

test("ReluGrad is the gradient that is taken", () => {
  uses("ReluGrad", () => gradients(flat));
});

test("ReluGrad agrees with the composed form", async () => {
  await agreesWithComposed(flat);
  await agreesWithComposed(image);
});

test("ReluGrad agrees with finite differences", () => {
  agreesWithDifferences(flat);
  agreesWithDifferences(image);
});

test("Relu is right under a second derivative", async () => {
  await agreesTwice(curved);
});

test("ReluGrad is 0 at 0 and below, by hand", () => {
  const gradient = tf.grad((x) => tf.relu(x))(tf.tensor([-2, 0, 3]));
  deepStrictEqual([...gradient.dataSync()], [0, 0, 1]);
});
