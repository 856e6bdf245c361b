import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { openEngine, Random, tf } from "@/engine/mod.ts";
import { SpectralDense } from "@/models/spectral_dense.ts";

await openEngine({ engine: "cpu" });

/** A network of the one layer, with sin(1.7 i) as its kernel [6, 4]. */
function make({ useBias = true } = {}) {
  const random = new Random(1);
  const x = tf.input({ shape: [6] });
  const layer = new SpectralDense({ name: "d", units: 4, useBias, random });
  const outputs = layer.apply(x) as tf.SymbolicTensor;
  const kernel = Float32Array.from({ length: 24 }, (_, i) => Math.sin(1.7 * i));
  const rest = layer.getWeights().slice(1);
  layer.setWeights([tf.tensor2d(kernel, [6, 4]), ...rest]);
  return { model: tf.model({ inputs: x, outputs }), layer, kernel };
}

/** What it makes of the unit vectors: the bounded kernel, row by row. */
function rows(model: tf.LayersModel, mode: { training: boolean }) {
  return (model.apply(tf.eye(6), mode) as tf.Tensor).dataSync();
}

Deno.test("SpectralDense divides by the largest singular value", () => {
  const { model, kernel } = make();
  for (let step = 0; step < 100; step++) rows(model, { training: true });
  const bounded = rows(model, { training: false });
  // numpy.linalg.svd(numpy.sin(1.7 * numpy.arange(24)).reshape(6, 4))[1][0]
  const sigma = 2.59540897;
  kernel.forEach((weight, i) => {
    ok(Math.abs(bounded[i] - weight / sigma) < 1e-5, `${bounded[i]}`);
  });
  model.dispose();
});

Deno.test("SpectralDense is bounded as it is built", () => {
  const x = tf.input({ shape: [40] });
  const random = new Random(3);
  const layer = new SpectralDense({ name: "d", units: 30, random });
  const outputs = layer.apply(x) as tf.SymbolicTensor;
  const model = tf.model({ inputs: x, outputs });
  const one = tf.randomNormal([1, 40], 0, 1, "float32", 5);
  const bounded = () => model.apply(tf.eye(40)) as tf.Tensor2D;
  // The longest that 200 iterations find a vector stretched to.
  let v = one.div(one.norm());
  for (let i = 0; i < 200; i++) {
    const u = v.matMul(bounded()).matMul(bounded(), false, true);
    v = u.div(u.norm());
  }
  const stretch = v.matMul(bounded()).norm().dataSync()[0];
  ok(Math.abs(stretch - 1) < 0.05, `${stretch}`);
  model.dispose();
});

Deno.test("SpectralDense moves u in training only, and no optimizer does", () => {
  const { model, layer } = make();
  const u = () => [...layer.getWeights()[2].dataSync()];
  const first = u();
  rows(model, { training: false });
  deepStrictEqual(u(), first);
  rows(model, { training: true });
  ok(u().join() !== first.join());
  strictEqual(layer.trainableWeights.length, 2);
  model.dispose();
});

Deno.test("SpectralDense leaves its bias out where it is asked to", () => {
  const { layer, model } = make({ useBias: false });
  deepStrictEqual(layer.getWeights().map(({ shape }) => shape), [
    [6, 4],
    [4, 1],
  ]);
  model.dispose();
});

Deno.test("SpectralDense is the same after it was written down", async () => {
  const { model } = make();
  const again = await tf.models.modelFromJSON(
    JSON.parse(model.toJSON() as string),
  );
  again.setWeights(model.getWeights());
  const mode = { training: false };
  deepStrictEqual(rows(again, mode), rows(model, mode));
  model.dispose();
  again.dispose();
});
