import {
  deepStrictEqual,
  ok,
  rejects,
  strictEqual,
  throws,
} from "node:assert/strict";
import { compile, Sgd, tf } from "@/engine/mod.ts";
import { onCpu, tensor, test } from "./_engine.ts";

const one = (tensor: tf.Tensor) => tensor.dataSync()[0];

/** A step that multiplies large matrices: some tens of milliseconds. */
function slowStep() {
  const size = 900;
  const x = tensor([size, size]);
  const step = compile(({ x }: { x: tf.Tensor }) => {
    let y = x;
    for (let i = 0; i < 10; i++) y = y.matMul(x).mul(0.05);
    return { y: y.mean() };
  });
  return { step, x };
}

/** w = 2 * w + x, so that the order of steps shows. */
function orderedStep() {
  const w = tf.variable(tf.scalar(1));
  const step = compile(({ x }: { x: tf.Tensor }) => {
    w.assign(w.mul(2).add(x));
    return { w };
  });
  return { w, step };
}

test("runAsync() gives what run() gives", async () => {
  const { step, x } = slowStep();
  const { y } = await step.runAsync({ x });
  strictEqual(one(y), one(step.run({ x }).y));
  step.dispose();
});

test("runAsync() serves timers while TensorFlow computes", async () => {
  const { step, x } = slowStep();
  await step.runAsync({ x }); // traced before
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  await step.runAsync({ x }); // were it blocking, no timer would come first
  clearInterval(timer);
  ok(ticks > 0, "no timer was served");
  step.dispose();
});

test("runAsync() does other work while TensorFlow computes", async () => {
  const { step, x } = slowStep();
  const order: string[] = [];
  const running = step.runAsync({ x }, () => order.push("meanwhile"));
  const { y } = await running.finally(() => order.push("done"));
  deepStrictEqual(order, ["meanwhile", "done"]);
  strictEqual(one(y), one(step.run({ x }).y));
  step.dispose();
});

test("runAsync() rejects as that work does, and goes on", async () => {
  const { step, x } = slowStep();
  const fail = () => {
    throw new Error("no such picture");
  };
  await rejects(step.runAsync({ x }, fail), /no such picture/);
  const { y } = await step.runAsync({ x });
  strictEqual(one(y), one(step.run({ x }).y));
  step.dispose();
});

test("runAsync() calls at once run one after the other", async () => {
  async function atOnce(): Promise<number[]> {
    const { w, step } = orderedStep();
    const results = await Promise.all(
      [1, 2, 3].map((x) => step.runAsync({ x: tf.scalar(x) })),
    );
    return [...results.map(({ w }) => one(w)), one(w)];
  }
  const byHand = [3, 8, 19, 19]; // 2*1+1, 2*3+2, 2*8+3
  deepStrictEqual(await atOnce(), byHand);
  await tf.setBackend("cpu");
  deepStrictEqual(
    await atOnce().finally(() => tf.setBackend("tensorflow")),
    byHand,
  );
});

test("runAsync() of two steps on one variable run in order, too", async () => {
  const w = tf.variable(tf.scalar(10));
  const optimizer = new Sgd([w], { learningRate: 1 });
  const loss = () => ({ loss: w.mul(1) as tf.Scalar });
  const down = compile(() => optimizer.step(loss));
  const double = compile(() => {
    w.assign(w.mul(2));
    return {};
  });
  await Promise.all([
    down.runAsync({}),
    double.runAsync({}),
    down.runAsync({}),
  ]);
  strictEqual(one(w), 17); // (10 - 1) * 2 - 1
});

test("run() and dispose() are refused while the step runs", async () => {
  const { step, x } = slowStep();
  await step.runAsync({ x });
  const running = step.runAsync({ x });
  await new Promise((resolve) => setTimeout(resolve)); // it has begun
  throws(
    () => step.run({ x }),
    /Cannot run step while it runs: await runAsync/,
  );
  throws(() => step.dispose(), /Cannot dispose step while it runs/);
  await running;
  step.dispose();
});

test("runAsync() rejects with TensorFlow's message, and goes on", async () => {
  const values = tensor([3]);
  const step = compile(({ at }: { at: tf.Tensor }) => ({
    y: tf.gather(values, at as tf.Tensor1D),
  }));
  const at = (index: number) => ({ at: tf.tensor1d([index], "int32") });
  const wrong = step.runAsync(at(7));
  const right = step.runAsync(at(2));
  await rejects(wrong, /TensorFlow refused step: .*indices\[0\] = 7/);
  strictEqual(one((await right).y), values.dataSync()[2]);
  step.dispose();
});

test("runAsync() feeds variables as they are at its turn", async () => {
  const { w, step } = orderedStep();
  const first = step.runAsync({ x: tf.scalar(0) });
  await first;
  w.assign(tf.scalar(100));
  strictEqual(one((await step.runAsync({ x: tf.scalar(0) })).w), 200);
  await onCpu(() => {});
  step.dispose();
});
