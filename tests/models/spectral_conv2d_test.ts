import { deepStrictEqual, ok } from "node:assert/strict";
import { openEngine, Random, tf } from "@/engine/mod.ts";
import { SpectralConv2d } from "@/models/spectral_conv2d.ts";

await openEngine();

/** Kernel 1 by 1, so that it is a matrix, [3, 2], given row by row. */
function layerWith(kernel: number[]) {
  const random = new Random(1);
  const layer = new SpectralConv2d({
    name: "conv",
    filters: 2,
    kernelSize: 1,
    random,
  });
  const x = tf.input({ shape: [1, 1, 3] });
  const model = tf.model({
    inputs: x,
    outputs: layer.apply(x) as tf.SymbolicTensor,
  });
  const [, bias, u] = layer.getWeights();
  layer.setWeights([tf.tensor4d(kernel, [1, 1, 3, 2]), bias, u]);
  return { layer, model };
}

Deno.test("SpectralConv2d divides by the largest singular value", () => {
  // numpy.linalg.svd([[1, 2], [0, 3], [-1, .5]])[1][0] = 3.666956
  const kernel = [1, 2, 0, 3, -1, 0.5];
  const sigma = 3.666956;
  const { model, layer } = layerWith(kernel);
  const x = tf.tensor4d([1, 0, 0, 0, 1, 0, 0, 0, 1], [3, 1, 1, 3]); // rows
  for (let step = 0; step < 30; step++) {
    tf.dispose(model.apply(x, { training: true }) as tf.Tensor);
  }
  const bounded = (model.apply(x) as tf.Tensor).dataSync();
  kernel.forEach((weight, i) =>
    ok(Math.abs(bounded[i] - weight / sigma) < 1e-5, `${bounded[i]}`)
  );
  const u = () => [...layer.getWeights()[2].dataSync()];
  const before = u();
  tf.dispose(model.apply(x, { training: false }) as tf.Tensor);
  deepStrictEqual(u(), before);
  model.dispose();
});

Deno.test("SpectralConv2d takes u for given on the way back", () => {
  // f = sum of the bounded kernel's first column = w1 / sigma, so with
  // sigma = v' W u the gradient is 1 / sigma - w1 sum(..) v u' / sigma^2.
  const kernel = [1, 2, 0, 3, -1, 0.5];
  const { model, layer } = layerWith(kernel);
  const x = tf.tensor4d([1, 0, 0], [1, 1, 1, 3]);
  for (let step = 0; step < 30; step++) {
    tf.dispose(model.apply(x, { training: true }) as tf.Tensor);
  }
  const variable = model.trainableWeights
    .find(({ name }) => name.includes("kernel"))!.read() as tf.Variable;
  const value = () =>
    (model.apply(x) as tf.Tensor).slice([0, 0, 0, 0], [1, 1, 1, 1]).sum();
  const { grads } = tf.variableGrads(() => value() as tf.Scalar, [variable]);
  const [gradient] = Object.values(grads).map((g) => g.dataSync());
  const sigma = 3.666956;
  const [, , uTensor] = layer.getWeights();
  const u = [...uTensor.dataSync()];
  const wu = [0, 1, 2].map((r) =>
    kernel[2 * r] * u[0] + kernel[2 * r + 1] * u[1]
  );
  const length = Math.hypot(...wu);
  const v = wu.map((one) => one / length);
  for (let r = 0; r < 3; r++) {
    for (let c = 0; c < 2; c++) {
      const own = r === 0 && c === 0 ? 1 / sigma : 0;
      const expected = own - kernel[0] * v[r] * u[c] / sigma ** 2;
      ok(Math.abs(gradient[2 * r + c] - expected) < 1e-4, `${[r, c]}`);
    }
  }
  model.dispose();
});
