import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { compile, openEngine, Sgd, tf } from "@/engine/mod.ts";

const ignore = await openEngine({ engine: "tensorflow" })
  .then(() => false, () => true);

Deno.test({
  name: "compile() keeps two variables apart that shared a value before",
  ignore,
  fn() {
    const a = tf.variable(tf.scalar(1));
    const b = tf.variable(tf.scalar(0));
    b.assign(a); // tfjs lets both stand for one value
    const step = compile(({ x }: { x: tf.Tensor }) => {
      a.assign(a.add(x));
      return { sum: a.add(b) };
    });
    const { sum } = step.run({ x: tf.scalar(10) });
    deepStrictEqual(
      [a, b, sum].map((one) => one.dataSync()[0]),
      [11, 1, 12],
    );
    step.dispose();
  },
});

Deno.test({
  name: "compile() sees a learning rate that is set between steps",
  ignore,
  fn() {
    const w = tf.variable(tf.scalar(0));
    const optimizer = new Sgd([w], { learningRate: 1 });
    const step = compile(() =>
      optimizer.step(() => ({ loss: w.mul(1).sum() as tf.Scalar }))
    );
    step.run({}); // w = 0 - 1
    optimizer.learningRate = 0.25;
    step.run({}); // w = -1 - 0.25
    strictEqual(w.dataSync()[0], -1.25);
    step.dispose();
  },
});
