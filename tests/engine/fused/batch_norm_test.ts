import { tf } from "@/engine/mod.ts";
import {
  batchNormTraining,
  composedBatchNorm,
} from "@/engine/fused/batch_norm.ts";
import { close, onCpu, tensor, test } from "../_engine.ts";
import {
  agreesTwice,
  agreesWithComposed,
  agreesWithDifferences,
  type Case,
  gradients,
  uses,
} from "./_compare.ts";

type Form = typeof batchNormTraining;

const EPSILON = 1e-3;
const curved = (form: Form) => (x: tf.Tensor, g: tf.Tensor, b: tf.Tensor) =>
  form(x, g, b, EPSILON).y;

function cases(shape: number[]): { fused: Case; composed: Case } {
  const channels = shape[shape.length - 1];
  const shapes = [shape, [channels], [channels]];
  return {
    fused: { shapes, run: curved(batchNormTraining) },
    composed: { shapes, run: curved(composedBatchNorm) },
  };
}

const SHAPES = {
  "rank 2": [6, 3],
  "rank 3": [3, 4, 2],
  "rank 4": [3, 2, 4, 3],
};

for (const [rank, shape] of Object.entries(SHAPES)) {
  const { fused, composed } = cases(shape);

  test(`batchNormTraining() runs as one kernel each way, ${rank}`, () => {
    uses("FusedBatchNormV3", () => gradients(fused));
    uses("FusedBatchNormGradV3", () => gradients(fused));
  });

  test(`batchNormTraining() agrees with the composed form, ${rank}`, async () => {
    await agreesWithComposed(fused, composed);
  });

  test(`batchNormTraining() agrees with finite differences, ${rank}`, () => {
    agreesWithDifferences(fused);
  });

  test(`batchNormTraining() is right differentiated twice, ${rank}`, async () => {
    await agreesTwice(fused, composed);
  });
}

test("batchNormTraining() of 1 and 3: mean 2, biased variance 1", () => {
  const one = (value: number) => tf.tensor1d([value]);
  const x = tf.tensor2d([[1], [3]]);
  const { y, mean, variance } = batchNormTraining(x, one(5), one(7), 0);
  close([...y.dataSync(), ...mean.dataSync(), ...variance.dataSync()], [
    5 * -1 + 7,
    5 * 1 + 7,
    2,
    1,
  ]);
});

test("batchNormTraining() of a single row gives beta, not NaN", () => {
  const { fused, composed } = cases([1, 3]);
  const beta = fused.run(tensor([1, 3]), tensor([3], 2), tensor([3], 3));
  close(beta.dataSync(), tensor([3], 3).dataSync());
  close(gradients(fused), gradients(composed));
});

test("batchNormTraining() gives its statistics gradients, too", async () => {
  const shapes = [[6, 3], [3], [3]];
  const statistics = (form: Form): Case => ({
    shapes,
    run: (x, gamma, beta) => {
      const { y, mean, variance } = form(x, gamma, beta, EPSILON);
      return y.add(mean.mul(3)).mul(variance.add(1));
    },
  });
  const composed = statistics(composedBatchNorm);
  await agreesWithComposed(statistics(batchNormTraining), composed);
});

test("batch normalisation in inference agrees with tfjs's own", async () => {
  for (const shape of [[5, 3], [2, 3, 2, 3]]) {
    const run = (x: tf.Tensor, mean: tf.Tensor, spread: tf.Tensor) =>
      tf.batchNorm(x, mean, spread.square().add(0.1), spread, mean, EPSILON);
    const one: Case = { shapes: [shape, [3], [3]], run };
    await agreesWithComposed(one);
    agreesWithDifferences(one);
    await agreesTwice(one);
  }
});

test("batchNormTraining() in a gradient penalty, x and weights", async () => {
  // WGAN-GP: the penalty's gradient reaches the weights before the layer.
  const shapes = [[6, 3], [3, 2], [2], [2]];
  const critic = (form: Form): Case => ({
    shapes,
    run: (x, w, gamma, beta) =>
      form(x.matMul(w), gamma, beta, EPSILON).y.tanh(),
  });
  await agreesTwice(critic(batchNormTraining), critic(composedBatchNorm));
  await onCpu(() => {});
});
