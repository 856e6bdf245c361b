import { deepStrictEqual, throws } from "node:assert/strict";
import { compile, tf } from "@/engine/mod.ts";
import { test } from "../_engine.ts";

interface Lookup extends Record<string, tf.Tensor> {
  table: tf.Tensor1D;
  at: tf.Tensor1D;
}

function lookup(at: number[]): Lookup {
  return {
    table: tf.tensor1d([10, 20, 30]),
    at: tf.tensor1d(at, "int32"),
  };
}

test("gather() and its gradient run inside compile()", () => {
  const step = compile(({ table, at }: Lookup) => ({
    values: tf.gather(table, at),
    gradient: tf.grad((x) => tf.gather(x, at).sum())(table),
  }));
  tf.tidy(() => {
    const { values, gradient } = step.run(lookup([2, 0, 2]));
    deepStrictEqual(values.arraySync(), [30, 10, 30]);
    deepStrictEqual(gradient.arraySync(), [1, 0, 2]);
    const again = step.run(lookup([1, 1, 1]));
    deepStrictEqual(again.values.arraySync(), [20, 20, 20]);
  });
  step.dispose();
});

test("gather() refuses an index outside, also when compiled", () => {
  const step = compile(({ table, at }: Lookup) => ({
    values: tf.gather(table, at),
  }));
  tf.tidy(() => {
    throws(() => step.run(lookup([0, 3])), /indices\[1\] = 3 is not in/);
    const { table, at } = lookup([-1]);
    throws(() => tf.gather(table, at), /indices\[0\] = -1 is not in/);
  });
  step.dispose();
});
