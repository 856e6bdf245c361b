/**
 * onnxruntime makes of our files what tfjs makes of the models.
 *
 * Weights and statistics are not those of a beginning, where a mean of 0 or a
 * scale of 1 would hide what is left out.
 */
import { deepStrictEqual, ok } from "node:assert/strict";
import { openEngine, Random, tf } from "@/engine/mod.ts";
import { encodeOnnxModel } from "@/formats/mod.ts";
import {
  dcganGenerator,
  fcGenerator,
  newLadderVae,
  residualGenerator,
} from "@/models/mod.ts";
import { HAS_ONNXRUNTIME, runOnnx } from "./_onnxruntime.ts";

await openEngine({ engine: "cpu" });

const ignore = !HAS_ONNXRUNTIME;
const BATCH = 3;
const random = new Random(7);

/** Gives all weights values that no initializer would. */
function unsettle(model: tf.LayersModel): void {
  for (const weight of model.weights) {
    const shape = weight.shape as number[];
    const size = tf.util.sizeFromShape(shape);
    const noise = tf.tensor(random.normals(size), shape);
    const kind = weight.originalName.split("/").at(-1)!;
    const isScale = kind === "gamma" || kind === "moving_variance";
    // Neither fades from layer to layer, nor grows.
    const spread = Math.sqrt(Math.max(...shape.slice(-2)) / size);
    if (kind === "kernel") weight.write(noise.mul(spread));
    else weight.write(noise.mul(0.1).add(isScale ? 1 : 0));
  }
}

async function agree(model: tf.LayersModel, batch = BATCH) {
  unsettle(model);
  const inputs = model.inputs.map(({ shape }) => {
    const whole = [batch, ...shape.slice(1) as number[]];
    const data = random.normals(tf.util.sizeFromShape(whole));
    return { dtype: "F32" as const, shape: whole, data };
  });
  const tensors = inputs.map(({ data, shape }) => tf.tensor(data, shape));
  const outputs = [model.predict(tensors)].flat() as tf.Tensor[];
  const names = (all: tf.SymbolicTensor[]) =>
    all.map(({ sourceLayer }) => sourceLayer.name);
  const found = await runOnnx(
    encodeOnnxModel(model),
    Object.fromEntries(names(model.inputs).map((name, i) => [name, inputs[i]])),
  );
  names(model.outputs).forEach((name, i) => {
    deepStrictEqual(found[name].shape, outputs[i].shape);
    const expected = outputs[i].dataSync();
    ok(
      Math.max(...expected) - Math.min(...expected) > 0.1,
      "pictures are flat",
    );
    const apart = expected.map((x, k) => Math.abs(x - found[name].data[k]));
    const worst = Math.max(...apart);
    ok(worst < 1e-4, `${model.name}/${name} is ${worst} apart`);
  });
}

Deno.test({
  name: "onnxruntime draws as our generators do",
  ignore,
  async fn(t) {
    const small = { size: 32, width: 4, latentDim: 5, random };
    const classes = 3;
    await t.step("dense", () => agree(fcGenerator(small).model));
    await t.step(
      "dense, with classes",
      () => agree(fcGenerator({ ...small, classes }).model),
    );
    await t.step(
      "transposed",
      () => agree(dcganGenerator({ ...small, inkShare: 0.1 }).model),
    );
    await t.step(
      "transposed, with classes",
      () => agree(dcganGenerator({ ...small, classes }).model),
    );
    await t.step(
      "resized, one picture",
      () => agree(dcganGenerator({ ...small, upsampling: "resize" }).model, 1),
    );
    await t.step(
      "residual, with classes",
      () => agree(residualGenerator({ ...small, classes }).model),
    );
    const vae = newLadderVae({ ...small, classes, levels: 3 });
    await t.step("ladder, with classes", () => agree(vae.decoder));
    await t.step("encoder", () => agree(vae.encoder));
  },
});

Deno.test({
  name: "onnxruntime convolves as tfjs does, whatever hangs over",
  ignore,
  async fn(t) {
    for (const padding of ["same", "valid"] as const) {
      for (const [kernelSize, strides] of [[4, 2], [3, 2], [5, 3], [2, 3]]) {
        const options = { filters: 3, kernelSize, strides, padding };
        for (const kind of ["conv2d", "conv2dTranspose"] as const) {
          const what = `${kind} ${padding} ${kernelSize} over ${strides}`;
          await t.step(what, () => {
            const inputShape = [7, 8, 2];
            const layer = tf.layers[kind]({ ...options, inputShape });
            return agree(tf.sequential({ layers: [layer] }));
          });
        }
      }
    }
  },
});
