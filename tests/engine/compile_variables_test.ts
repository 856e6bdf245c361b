import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { compile, Sgd, tf } from "@/engine/mod.ts";
import { backend, close, onCpu, tensor, test, variable } from "./_engine.ts";

const one = (tensor: tf.Tensor) => tensor.dataSync()[0];
const scalar = (value: number) => tf.variable(tf.scalar(value));

/** A loss whose gradient for `w` is 1: each SGD step of rate 1 takes 1 off. */
const downhill = (w: tf.Variable) => () => ({ loss: w.sum() as tf.Scalar });

test("compile() keeps two variables apart that shared a value before", () => {
  const [a, b] = [scalar(1), scalar(0)];
  b.assign(a); // tfjs lets both stand for one value
  const step = compile(({ x }: { x: tf.Tensor }) => {
    a.assign(a.add(x));
    return { sum: a.add(b) };
  });
  const { sum } = step.run({ x: tf.scalar(10) });
  deepStrictEqual([a, b, sum].map(one), [11, 1, 12]);
  step.dispose();
});

test("compile() sees a learning rate that is set between steps", () => {
  const w = scalar(0);
  const optimizer = new Sgd([w], { learningRate: 1 });
  let traces = 0;
  const step = compile(() => {
    traces++;
    return optimizer.step(downhill(w));
  });
  step.run({}); // w = 0 - 1
  optimizer.learningRate = 0.25;
  step.run({}); // w = -1 - 0.25
  deepStrictEqual([one(w), optimizer.learningRate, traces], [-1.25, 0.25, 1]);
  step.dispose();
});

test("an in-place update leaves clones and sources their old value", () => {
  for (const compiled of [true, false]) {
    const source = tf.tensor([5, 6]);
    const w = tf.variable(source);
    const optimizer = new Sgd([w], { learningRate: 1 });
    const update = () => optimizer.step(downhill(w));
    const step = compiled ? compile(update) : { run: update };
    const before = w.clone();
    step.run({});
    const between = w.clone();
    step.run({});
    deepStrictEqual(
      [source, before, between, w].map((t) => [...t.dataSync()]),
      [[5, 6], [5, 6], [4, 5], [3, 4]],
    );
  }
});

test("variable.assign() in a step is seen later in it, and in the next", () => {
  const w = scalar(1);
  const step = compile(() => {
    const old = w.clone();
    w.assign(w.mul(3));
    const middle = w.add(0);
    w.assign(w.add(1));
    return { old, middle, last: w };
  });
  const values = () => Object.values(step.run({})).map(one);
  deepStrictEqual(values(), [1, 3, 4]);
  deepStrictEqual(values(), [4, 12, 13]);
  strictEqual(one(w), 13);
  step.dispose();
});

test("assign() and in-place updates mix in a step, in program order", async () => {
  function mixed(): number[] {
    const w = scalar(10);
    const optimizer = new Sgd([w], { learningRate: 1 });
    const step = compile(() => {
      const start = w.clone();
      w.assign(w.mul(2));
      const doubled = w.clone();
      optimizer.step(downhill(w));
      const moved = w.clone();
      optimizer.step(downhill(w));
      w.assign(tf.minimum(w, 30));
      return { start, doubled, moved, last: w };
    });
    const all = [step.run({}), step.run({})].flatMap(Object.values).map(one);
    return [...all, one(w)];
  }
  const byHand = [10, 20, 19, 18, 18, 36, 35, 30, 30];
  deepStrictEqual(mixed(), byHand);
  deepStrictEqual(await onCpu(mixed), byHand);
});

test("two variables may exchange their values in a step", async () => {
  function exchanged(): number[] {
    const [a, b] = [scalar(1), scalar(2)];
    const step = compile(() => {
      const old = a.clone();
      a.assign(b);
      b.assign(old);
      return {};
    });
    step.run({});
    const once = [a, b].map(one);
    step.run({});
    return [...once, ...[a, b].map(one)];
  }
  deepStrictEqual(exchanged(), [2, 1, 1, 2]);
  deepStrictEqual(await onCpu(exchanged), [2, 1, 1, 2]);
});

test("a compiled step reads what was assigned outside of it", () => {
  const w = scalar(1);
  const step = compile(() => ({ y: w.mul(10) }));
  strictEqual(one(step.run({}).y), 10);
  w.assign(tf.scalar(2));
  strictEqual(one(step.run({}).y), 20);
  step.dispose();
});

test("a variable may also be an input, which keeps its old value", () => {
  const w = scalar(4);
  const optimizer = new Sgd([w], { learningRate: 1 });
  const step = compile(({ x }: { x: tf.Tensor }) => {
    optimizer.step(downhill(w));
    return { x, w };
  });
  deepStrictEqual(Object.values(step.run({ x: w })).map(one), [4, 3]);
  deepStrictEqual(Object.values(step.run({ x: w })).map(one), [3, 2]);
  step.dispose();
});

test("a clone that outlives its variable is captured by its value", () => {
  const w = variable([3]);
  const optimizer = new Sgd([w], { learningRate: 1 });
  optimizer.step(downhill(w)); // makes w a resource
  const copy = w.clone();
  const expected = copy.dataSync();
  w.dispose();
  const step = compile(() => ({ y: copy.add(0) }));
  close(step.run({}).y.dataSync(), expected, 0);
  step.dispose();
});

test("an optimizer's step leaves nothing behind but its results", () => {
  const w = variable([4]);
  const optimizer = new Sgd([w], { learningRate: 1 });
  const objective = () => {
    const square = w.square().sum() as tf.Scalar;
    return { loss: square.add(1) as tf.Scalar, square, unused: w.sum() };
  };
  tf.dispose(optimizer.step(objective as never));
  const step = compile(() => ({
    loss: optimizer.step(objective as never).loss,
  }));
  tf.dispose(step.run({}));
  const before = tf.memory().numTensors;
  const { handles } = backend().binding.eager;
  tf.dispose(step.run({}));
  tf.tidy(() => void optimizer.step(objective as never));
  tf.dispose(optimizer.step(objective as never));
  strictEqual(tf.memory().numTensors, before);
  strictEqual(backend().binding.eager.handles, handles);
  step.dispose();
});

test("an optimizer leaves a variable alone that has no gradient", () => {
  const [w, frozen, unused] = [variable([2], 1), variable([2], 2), scalar(3)];
  frozen.trainable = false;
  const before = [...frozen.dataSync(), ...unused.dataSync()];
  const optimizer = new Sgd([w, frozen, unused]);
  const step = compile(() =>
    optimizer.step(() => ({ loss: w.mul(frozen).sum() as tf.Scalar }))
  );
  step.run({});
  deepStrictEqual([...frozen.dataSync(), ...unused.dataSync()], before);
  step.dispose();
});

test("a step may hold a tensor made by one of its earlier runs", () => {
  const x = tensor([3]);
  const step = compile(({ x }: { x: tf.Tensor }) => ({ x: x.mul(2) }));
  const twice = step.run({ x });
  close(step.run(twice).x.dataSync(), x.mul(4).dataSync(), 0);
  step.dispose();
});
