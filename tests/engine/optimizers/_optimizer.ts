/** What holds for each optimizer. */
import { deepStrictEqual } from "node:assert/strict";
import { compile, type Optimizer, tf } from "@/engine/mod.ts";
import { close, onCpu, tensor, test, variable } from "../_engine.ts";
import { uses } from "../fused/_compare.ts";

type Make = (variables: tf.Variable[]) => Optimizer;

/** Two variables, an optimizer of them, and a step with a curved loss. */
function problem(make: Make) {
  const variables = [variable([3, 2], 1), variable([2], 2)];
  const optimizer = make(variables);
  const [w, b] = variables;
  const step = ({ x }: { x: tf.Tensor }) =>
    optimizer.step(() => ({
      loss: x.matMul(w).add(b).tanh().square().mean() as tf.Scalar,
    }));
  return { variables, optimizer, step };
}

/** Values of weights and slots. */
function stateOf({ variables, optimizer }: ReturnType<typeof problem>) {
  return [...variables, ...Object.values(optimizer.state)]
    .map((one) => [...one.dataSync()]);
}

const batch = (i: number) => ({ x: tensor([4, 3], 60 + i) });

/** State after some steps. */
function after(steps: number, make: Make): number[][] {
  const all = problem(make);
  for (let i = 0; i < steps; i++) tf.tidy(() => void all.step(batch(i)));
  return stateOf(all);
}

/** State after steps, as of a run that was saved and resumed at `stop`. */
function resumed(steps: number, stop: number, make: Make): number[][] {
  const first = problem(make);
  for (let i = 0; i < stop; i++) tf.tidy(() => void first.step(batch(i)));
  const keep = (one: tf.Tensor) => ({ shape: one.shape, data: one.dataSync() });
  const weights = first.variables.map(keep);
  const slots = Object.entries(first.optimizer.state)
    .map(([name, slot]) => [name, keep(slot)] as const);

  const second = problem(make);
  tf.tidy(() => {
    second.variables.forEach((one, i) =>
      one.assign(tf.tensor(weights[i].data, weights[i].shape))
    );
    for (const [name, { data, shape }] of slots) {
      second.optimizer.state[name].assign(tf.tensor(data, shape));
    }
  });
  const step = compile(second.step);
  for (let i = stop; i < steps; i++) {
    tf.tidy(() => void step.run(batch(i)));
  }
  step.dispose();
  return stateOf(second);
}

/** The tests of one optimizer; its own file adds values worked by hand. */
export function testOptimizer(name: string, op: string, make: Make): void {
  test(`${name} updates in place, by ${op}`, () => {
    const { step, variables } = problem(make);
    const ids = variables.map((one) => one.dataId);
    uses(op, () => tf.tidy(() => void step(batch(0))));
    deepStrictEqual(variables.map((one) => one.dataId), ids);
  });

  test(`${name} agrees with its composed form on cpu`, async () => {
    const cpu = await onCpu(() => after(4, make));
    // Moments are sums that may cancel: against the largest of each tensor.
    after(4, make).forEach((values, i) => close(values, cpu[i], 1e-4, 1));
  });

  test(`${name} goes on the same from a saved state`, () => {
    deepStrictEqual(resumed(5, 2, make), resumed(5, 0, make));
    const eager = after(5, make);
    resumed(5, 2, make).forEach((one, i) => close(one, eager[i], 1e-4, 1));
  });

  test(`${name} has its slots from the start, and frees them`, () => {
    const before = tf.memory().numTensors;
    const { optimizer, variables } = problem(make);
    const names = Object.keys(optimizer.state);
    optimizer.apply(variables.map((one) => one.clone()));
    deepStrictEqual(Object.keys(optimizer.state), names);
    optimizer.dispose();
    tf.dispose(variables);
    // the two clones are the caller's
    deepStrictEqual(tf.memory().numTensors, before + 2);
  });
}
