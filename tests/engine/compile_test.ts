import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import { compile, Sgd, tf } from "@/engine/mod.ts";
import { backend, close, onCpu, tensor, test, variable } from "./_engine.ts";
import { disposeGan, type GanInputs, makeGan, stateOf } from "./_gan.ts";

const quiet = { onRetrace: () => {} };

function inputs(step: number): GanInputs {
  return { real: tensor([8, 3], 10 + step), z: tensor([8, 2], 50 + step) };
}

/** Losses and final state of five steps, run as `run` does. */
function fiveSteps(compiled: boolean) {
  const gan = makeGan();
  const step = compiled ? compile(gan.step) : undefined;
  const losses = Array.from({ length: 5 }, (_, i) =>
    tf.tidy(() => {
      const fed = inputs(i);
      const { dLoss, gLoss } = step ? step.run(fed) : gan.step(fed);
      return [dLoss.dataSync()[0], gLoss.dataSync()[0]];
    })).flat();
  const all = { losses, state: stateOf(gan) };
  step?.dispose();
  disposeGan(gan);
  return all;
}

test("compile() runs a step as one native call", () => {
  const gan = makeGan();
  const step = compile(gan.step);
  const fed = inputs(0);
  tf.dispose(step.run(fed));
  const before = backend().binding.executions;
  for (let i = 0; i < 3; i++) tf.dispose(step.run(fed));
  strictEqual(backend().binding.executions - before, 3);
  step.dispose();
  tf.dispose(fed);
  disposeGan(gan);
});

test("compile() takes a D-then-G step as the eager run does", () => {
  const [compiled, eager] = [fiveSteps(true), fiveSteps(false)];
  close(compiled.losses, eager.losses, 1e-5);
  close(compiled.state, eager.state, 1e-4);
});

test("compile() gives on TensorFlow what it gives on cpu", async () => {
  const [compiled, cpu] = [fiveSteps(true), await onCpu(() => fiveSteps(true))];
  close(compiled.losses, cpu.losses);
  close(compiled.state, cpu.state);
});

test("compile() updates a variable in place, by hand 3 - 0.5 * 2 * 3", () => {
  const w = tf.variable(tf.scalar(3));
  const optimizer = new Sgd([w], { learningRate: 0.5 });
  const step = compile(() =>
    optimizer.step(() => ({ loss: w.square() as tf.Scalar }))
  );
  const { loss } = step.run({});
  deepStrictEqual([loss.dataSync()[0], w.dataSync()[0]], [9, 0]);
  step.dispose();
});

test("compile() traces again for new shapes, and says so once each", () => {
  const said: string[] = [];
  let traces = 0;
  const step = compile(({ x }: { x: tf.Tensor }) => {
    traces++;
    return { sum: x.sum() };
  }, { name: "my step", onRetrace: (text) => said.push(text) });
  const sums = [1, 2, 3, 2, 1].map((n) => {
    const { sum } = step.run({ x: tf.ones([n]) });
    return sum.dataSync()[0];
  });
  deepStrictEqual(sums, [1, 2, 3, 2, 1]);
  strictEqual(traces, 3);
  deepStrictEqual(said, [
    "Compiled my step again for x float32[2]",
    "Compiled my step again for x float32[3]",
  ]);
  step.dispose();
});

test("compile() returns new tensors for inputs and variables", async () => {
  function roundTrip() {
    const v = tf.variable(tf.scalar(5));
    const x = tf.scalar(7);
    const step = compile(({ x }: { x: tf.Tensor }) => ({ x, v, twice: x }));
    tf.dispose(step.run({ x }));
    step.dispose();
    return [x.dataSync()[0], v.dataSync()[0]];
  }
  deepStrictEqual(roundTrip(), [7, 5]);
  deepStrictEqual(await onCpu(roundTrip), [7, 5]);
});

test("compile() inside of another step becomes a part of it", () => {
  const inner = compile(({ x }: { x: tf.Tensor }) => ({ y: x.square() }));
  const outer = compile(({ x }: { x: tf.Tensor }) => ({
    z: inner.run({ x: x.add(1) }).y.mul(2),
  }));
  const { z } = outer.run({ x: tf.scalar(2) });
  strictEqual(z.dataSync()[0], 18);
  outer.dispose();
});

test("compile() holds large outside tensors, small ones as constants", () => {
  const [large, small] = [tensor([200, 200], 1), tensor([200], 2)];
  const expected = tf.tidy(() => large.matMul(small.expandDims(1)).dataSync());
  const step = compile(() => ({ y: large.matMul(small.expandDims(1)) }));
  tf.dispose(step.run({}));
  tf.dispose([large, small]); // the step has them still
  close(step.run({}).y.dataSync(), expected, 1e-6);
  step.dispose();
});

test("dispose() frees what a compiled step holds", () => {
  const { eager } = backend().binding;
  const large = tensor([200, 200]);
  const w = variable([200, 200], 2);
  const x = tensor([4, 200], 3);
  tf.dispose(x.matMul(large).matMul(w)); // uploads all
  const [handles, tensors] = [eager.handles, tf.memory().numTensors];
  const step = compile(({ x }: { x: tf.Tensor }) => ({
    y: x.matMul(large).matMul(w),
  }), quiet);
  tf.dispose(step.run({ x }));
  tf.tidy(() => tf.dispose(step.run({ x: tensor([5, 200]) })));
  step.dispose();
  strictEqual(eager.handles, handles);
  strictEqual(tf.memory().numTensors, tensors);
  step.dispose(); // again is no error
});

test("compile() says which variable of a step was disposed", () => {
  const w = tf.variable(tf.scalar(1), true, "lost");
  const step = compile(() => ({ y: w.square() }), { name: "squares" });
  step.run({});
  w.dispose();
  throws(() => step.run({}), /Cannot run squares: its variable lost was/);
  step.dispose();
});
