/** The augmentation on both engines, and inside a compiled step. */
import { ok, strictEqual } from "node:assert/strict";
import { Adam, compile, Random, tf } from "@/engine/mod.ts";
import { r1Penalty } from "@/losses/mod.ts";
import { AUGMENT_UNIFORMS, diffAugment } from "@/training/mod.ts";
import { close, onCpu, test, variable } from "../engine/_engine.ts";

const BATCH = 5;
const SHAPE: [number, number, number, number] = [BATCH, 16, 16, 1];

/** Images in [-1, 1], and uniform numbers; equal at each call. */
function inputs(p: number) {
  const random = new Random(7);
  const uniform = (count: number) =>
    Array.from({ length: count }, () => random.uniform());
  return {
    x: tf.tensor4d(uniform(BATCH * 256).map((x) => 2 * x - 1), SHAPE),
    u: tf.tensor2d(uniform(BATCH * AUGMENT_UNIFORMS), [
      BATCH,
      AUGMENT_UNIFORMS,
    ]),
    p: tf.scalar(p),
  };
}

type Inputs = ReturnType<typeof inputs>;

/** What images and a penalty get back from a D that sees them augmented. */
function gradients({ u, p }: Inputs) {
  const d = variable([256, 1], 4);
  const judge = (x: tf.Tensor) => x.reshape([BATCH, 256]).matMul(d).square();
  const augmented = (x: tf.Tensor) =>
    diffAugment(x as tf.Tensor4D, u, { range: "symmetric", p });
  return compile(({ x }: { x: tf.Tensor4D }) => {
    const loss = (x: tf.Tensor) => judge(augmented(x)).sum() as tf.Scalar;
    // d R1 / dx: the augmentation is differentiated twice.
    const steep = (x: tf.Tensor) =>
      r1Penalty((x: tf.Tensor) => judge(augmented(x)), x);
    return { y: augmented(x), first: tf.grad(loss)(x), r1: tf.grad(steep)(x) };
  });
}

/** What a compiled step gives, in arrays. */
function results(p: number): number[][] {
  const given = inputs(p);
  const step = gradients(given);
  const { y, first, r1 } = step.run({ x: given.x });
  const arrays = [y, first, r1].map((one) => [...one.dataSync()]);
  step.dispose();
  return arrays;
}

for (const p of [0, 0.5, 1]) {
  test(`diffAugment() at p = ${p} is on TensorFlow what it is on cpu`, async () => {
    const expected = await onCpu(() => results(p));
    results(p).forEach((numbers, i) => {
      ok(expected[i].some((x) => Math.abs(x) > 1e-2), "nothing compared");
      close(numbers, expected[i], 1e-4);
    });
  });
}

test("diffAugment() follows p and u from step to step, compiled once", () => {
  let traces = 0;
  const step = compile(({ x, u, p }: Inputs) => {
    traces++;
    return { y: diffAugment(x, u, { range: "symmetric", p }) };
  });
  const { x, u } = inputs(0);
  const changed = (p: number, gate: number) => {
    const gated = tf.concat([tf.fill([BATCH, 1], gate), u.slice([0, 1])], 1);
    const given = { x, u: gated as tf.Tensor2D, p: tf.scalar(p) };
    const { y } = step.run(given);
    return y.notEqual(x).any().dataSync()[0];
  };
  strictEqual(changed(0, 0), 0);
  strictEqual(changed(0.5, 0.4), 1);
  strictEqual(changed(0.5, 0.6), 0);
  strictEqual(traces, 1);
  step.dispose();
});

test("diffAugment() lets a generator learn through it, and leaks nothing", () => {
  // One picture G, asked to be all ink, whatever is cut out of it.
  const picture = tf.variable(tf.fill([1, 16, 16, 1], -1));
  const optimizer = new Adam([picture], { learningRate: 0.1 });
  const step = compile(({ u, p }: { u: tf.Tensor2D; p: tf.Scalar }) =>
    optimizer.step(() => {
      const x = picture.tile([BATCH, 1, 1, 1]) as tf.Tensor4D;
      const y = diffAugment(x, u, { range: "symmetric", p });
      return { loss: y.sub(1).square().mean() as tf.Scalar };
    })
  );
  const random = new Random(1);
  const run = () => {
    const u = tf.tensor2d(
      Array.from({ length: BATCH * AUGMENT_UNIFORMS }, () => random.uniform()),
      [BATCH, AUGMENT_UNIFORMS],
    );
    const p = tf.scalar(0.8);
    const { loss } = step.run({ u, p });
    tf.dispose([u, p, loss]);
  };
  run();
  const before = tf.memory().numTensors;
  for (let i = 0; i < 60; i++) run();
  strictEqual(tf.memory().numTensors, before);
  const ink = picture.mean().dataSync()[0];
  ok(ink > 0.5, `each pixel was seen in time: ${ink}`);
  optimizer.dispose();
  step.dispose();
  picture.dispose();
});
