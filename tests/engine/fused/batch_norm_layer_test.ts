import { strictEqual } from "node:assert/strict";
import { compile, Sgd, tf } from "@/engine/mod.ts";
import { close, onCpu, tensor, test, variable } from "../_engine.ts";
import { uses } from "./_compare.ts";

/** A layer with a scale and a shift that are not 1 and 0. */
function makeLayer(shape: number[], momentum = 0.9) {
  const layer = tf.layers.batchNormalization({ momentum });
  layer.build([null, ...shape.slice(1)]);
  const channels = shape[shape.length - 1];
  tf.tidy(() => {
    layer.weights[0].write(tensor([channels], 21).add(2));
    layer.weights[1].write(tensor([channels], 22));
  });
  return layer;
}

/** Result, loss gradients and moving averages of three training calls. */
function train(shape: number[]): number[] {
  const layer = makeLayer(shape);
  const results = [0, 1, 2].flatMap((i) =>
    tf.tidy(() => {
      const x = tensor(shape, 30 + i).mul(2).add(1);
      const y = layer.apply(x, { training: true }) as tf.Tensor;
      const dx = tf.grad((x) =>
        (layer.apply(x, { training: true }) as tf.Tensor).square()
          .mul(tensor(shape, 40))
      )(x);
      return [...y.dataSync(), ...dx.dataSync()];
    })
  );
  const moving = layer.weights.flatMap((one) => [...one.read().dataSync()]);
  const inferred = tf.tidy(() => [
    ...(layer.apply(tensor(shape, 50)) as tf.Tensor).dataSync(),
  ]);
  for (const one of layer.weights) one.dispose();
  return [...results, ...moving, ...inferred];
}

test("tf.layers.batchNormalization runs on the fused kernel", () => {
  uses("FusedBatchNormV3", () => train([4, 3]));
});

for (const shape of [[6, 3], [3, 2, 2, 3]]) {
  const rank = `rank ${shape.length}`;
  test(`tf.layers.batchNormalization trains as tfjs's own does, ${rank}`, async () => {
    close(train(shape), await onCpu(() => train(shape)), 5e-4);
  });
}

test("its moving averages follow the biased variance, by hand", () => {
  const layer = makeLayer([2, 1], 0.75);
  const x = tf.tensor2d([[1], [3]]); // mean 2, variance 1 (biased)
  tf.dispose(layer.apply(x, { training: true }) as tf.Tensor);
  const [, , mean, variance] = layer.weights.map((one) =>
    one.read().dataSync()[0]
  );
  close([mean], [0.75 * 0 + 0.25 * 2]);
  close([variance], [0.75 * 1 + 0.25 * 1]);
});

test("its moving averages move in a compiled step, once a run", () => {
  const layer = makeLayer([4, 2], 0.5);
  const w = variable([3, 2], 8);
  const optimizer = new Sgd([w], { learningRate: 0 });
  const step = compile(({ x }: { x: tf.Tensor }) =>
    optimizer.step(() => {
      const y = layer.apply(x.matMul(w), { training: true }) as tf.Tensor;
      return { loss: y.square().mean() as tf.Scalar };
    })
  );
  const x = tensor([4, 3], 9);
  const mean = tf.tidy(() => x.matMul(w).mean(0).dataSync());
  const moving = () => layer.weights[2].read().dataSync();
  tf.dispose(step.run({ x }));
  close(moving(), mean.map((m) => 0.5 * m));
  tf.dispose(step.run({ x }));
  close(moving(), mean.map((m) => 0.75 * m));
  step.dispose();
});

test("batch normalisation of another axis is tfjs's own", () => {
  const layer = tf.layers.batchNormalization({ axis: 1 });
  const x = tensor([2, 3, 4]);
  const y = layer.apply(x, { training: true }) as tf.Tensor;
  const { mean } = tf.moments(y, [0, 2]);
  strictEqual(mean.abs().max().dataSync()[0] < 1e-5, true);
});
