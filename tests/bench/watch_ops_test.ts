import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compile, Sgd, tf } from "@/engine/mod.ts";
import { backend, tensor, test, variable } from "../engine/_engine.ts";
import { watchOps } from "./_watch_ops.ts";

test("watchOps() counts each op of a step by its shapes, and times it", () => {
  const weight = variable([3, 2], 1);
  const optimizer = new Sgd([weight], { learningRate: 0.1 });
  const step = compile(({ x }: { x: tf.Tensor }) =>
    optimizer.step(() => ({
      loss: x.matMul(weight).tanh().tanh().sum() as tf.Scalar,
    }))
  );
  const inputs = { x: tensor([4, 3], 2) };
  const ops = watchOps(backend().binding, () => tf.dispose(step.run(inputs)));
  const of = (name: string) =>
    ops.filter((op) => op.name === name)
      .map(({ shapes, count }) => `${count} of ${shapes}`);
  // Forward, and back by the weights: x is no variable.
  deepStrictEqual(of("BatchMatMulV2").sort(), [
    "1 of 4x3, 3x2",
    "1 of 4x3, 4x2",
  ]);
  deepStrictEqual(of("Tanh"), ["2 of 4x2"]);
  deepStrictEqual(of("ResourceApplyGradientDescent"), ["1 of 3x2, 1, 3x2"]);
  ok(ops.every(({ ms }) => ms > 0));
  strictEqual(backend().binding.recording, undefined);
  step.dispose();
});
