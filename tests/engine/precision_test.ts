import {
  deepStrictEqual,
  notDeepStrictEqual,
  ok,
  rejects,
  strictEqual,
} from "node:assert/strict";
import {
  Adam,
  compile,
  openEngine,
  type Precision,
  Sgd,
  tf,
} from "@/engine/mod.ts";
import { currentPrecision } from "@/engine/precision.ts";
import { close, tensor, test, variable } from "./_engine.ts";

/** Does `work` with steps compiled in a precision; fp32 afterwards. */
async function within<T>(precision: Precision, work: () => T): Promise<T> {
  const { why } = await openEngine({ engine: "tensorflow", precision });
  ok(precision === "fp32" || why.includes(`products in ${precision}`), why);
  try {
    return tf.tidy(work as () => never) as T;
  } finally {
    await openEngine({ engine: "tensorflow" });
  }
}

/** What a step gives, compiled and run once. */
function once(step: () => Record<string, tf.Tensor>): Record<string, number[]> {
  const compiled = compile(step);
  const results = compiled.run({});
  compiled.dispose();
  return Object.fromEntries(
    Object.entries(results).map(([key, one]) => [key, [...one.dataSync()]]),
  );
}

// 1 + 2^-9 is halfway in no format: bfloat16 has 7 bits after the point (and
// rounds it to 1), half has 10.
const FINE = 1 + 2 ** -9;

for (
  const [precision, seen] of [["fp32", FINE], ["bf16", 1], [
    "fp16",
    FINE,
  ]] as const
) {
  test(`${precision}: factors are rounded, sums are not`, async () => {
    const { product, conv, sum } = await within(precision, () =>
      once(() => {
        const x = tf.fill([1, 1], FINE) as tf.Tensor2D;
        const kernel = tf.ones([1, 1, 1, 1]) as tf.Tensor4D;
        return {
          product: x.matMul(tf.ones([1, 1])),
          conv: tf.conv2d(x.as4D(1, 1, 1, 1), kernel, 1, "same"),
          sum: x.add(0),
        };
      }));
    deepStrictEqual([...product, ...conv, ...sum], [seen, seen, FINE]);
  });
}

/** Losses and gradient norms of a small network's steps, and its weights. */
function train(steps: number): { told: number[]; weights: number[] } {
  const weights = [variable([3, 3, 2, 4], 1), variable([64, 3], 2)];
  const optimizer = new Adam(weights, { learningRate: 0.01 });
  const x = tensor([2, 4, 4, 2], 3) as tf.Tensor4D;
  const step = compile(() =>
    optimizer.step(() => {
      const h = tf.conv2d(x, weights[0] as tf.Variable<tf.Rank.R4>, 1, "same");
      const y = h.tanh().reshape([2, 64]).matMul(weights[1]);
      return { loss: y.square().mean().mul(0.01) as tf.Scalar };
    }, "norm")
  );
  const told = Array.from({ length: steps }, () => {
    const { loss, norm } = step.run({});
    return [loss.dataSync()[0], norm.dataSync()[0]];
  }).flat();
  step.dispose();
  const values = weights.flatMap((one) => [...one.dataSync()]);
  optimizer.dispose();
  tf.dispose(weights);
  return { told, weights: values };
}

for (const [precision, bits] of [["bf16", 8], ["fp16", 11]] as const) {
  test(`${precision} trains as fp32 does, to its own rounding`, async () => {
    const wide = await within("fp32", () => train(5));
    const narrow = await within(precision, () => train(5));
    // Some roundings on top of each other.
    close(narrow.told, wide.told, 8 * 2 ** -bits);
    close(narrow.weights, wide.weights, 8 * 2 ** -bits, 1);
    notDeepStrictEqual(narrow.told, wide.told);
  });
}

/** A step whose gradient is `x`, by a product that computes it. */
function product(x: number) {
  const weight = variable([1, 1], 1);
  const optimizer = new Sgd([weight], { learningRate: 1 });
  const step = compile(({ x }: { x: tf.Tensor }) =>
    optimizer.step(() => ({
      loss: tf.ones([1, 1]).matMul(weight).mul(x).sum() as tf.Scalar,
    }), "norm")
  );
  const { state } = optimizer;
  const run = () => step.run({ x: tf.scalar(x) }).norm.dataSync()[0];
  return { run, state, weight };
}

test("fp16: a gradient under its smallest number survives", async () => {
  await within("fp16", () => {
    const tiny = 1e-8; // half's smallest is 6e-8
    close([product(tiny).run()], [tiny], 1e-3);
  });
});

test("fp16: a step that overflows changes only the scale", async () => {
  await within("fp16", () => {
    const { run, state, weight } = product(4); // 4 · 2^15 > 65,504
    const before = weight.dataSync()[0];
    strictEqual(run(), 0);
    strictEqual(weight.dataSync()[0], before);
    strictEqual(state.lossScale.dataSync()[0], 2 ** 14);
    strictEqual(run(), 0);
    close([run()], [4], 1e-6); // 4 · 2^13 fits
    close(weight.dataSync(), [before - 4]);
    strictEqual(state.lossScaleSteps.dataSync()[0], 1);
  });
});

for (const mode of ["compiled", "eager"] as const) {
  test(`fp16, ${mode}: Adam's slots are as before an overflow`, async () => {
    await within("fp16", () => {
      const weight = variable([2, 2], 1);
      const optimizer = new Adam([weight], { learningRate: 0.1 });
      const step = ({ x }: { x: tf.Tensor }) =>
        optimizer.step(() => ({
          loss: tf.ones([1, 2]).matMul(weight).mul(x).sum() as tf.Scalar,
        }));
      const compiled = compile(step);
      const run = (x: number) => {
        const inputs = { x: tf.scalar(x) };
        tf.dispose(mode === "eager" ? step(inputs) : compiled.run(inputs));
      };
      const all = () =>
        [weight, ...Object.values(optimizer.state)]
          .map((one) => [...one.dataSync()]);
      run(1e-3); // so that the slots are not zeros
      const before = all();
      run(1e38); // beyond fp32 too, once it is scaled
      const [scale, steps] = [1, 2]; // the first two of the state
      before[scale] = [before[scale][0] / 2];
      before[steps] = [0];
      deepStrictEqual(all(), before);
      compiled.dispose();
      optimizer.dispose();
      weight.dispose();
    });
  });
}

test("fp16: after 2,000 good steps the scale is doubled", async () => {
  await within("fp16", () => {
    const { run, state } = product(1e-3);
    state.lossScaleSteps.assign(tf.scalar(1998));
    run();
    strictEqual(state.lossScale.dataSync()[0], 2 ** 15);
    run();
    strictEqual(state.lossScale.dataSync()[0], 2 ** 16);
    strictEqual(state.lossScaleSteps.dataSync()[0], 0);
  });
});

test("another engine refuses precision, in a sentence", async () => {
  try {
    await rejects(
      openEngine({ engine: "cpu", precision: "bf16" }),
      /^UserError: Precision bf16 needs the engine tensorflow: .* is cpu$/,
    );
  } finally {
    await openEngine({ engine: "tensorflow" });
  }
  strictEqual(currentPrecision(), "fp32");
});
