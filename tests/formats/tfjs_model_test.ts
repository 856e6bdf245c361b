import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import * as tf from "@tensorflow/tfjs";
import { decodeTfjsModel, encodeTfjsModel } from "@/formats/tfjs_model.ts";

function smallModel(): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [3], units: 4, activation: "relu" }),
      tf.layers.batchNormalization(),
      tf.layers.dense({ units: 2 }),
    ],
  });
}

const readJson = (bytes: Uint8Array) =>
  JSON.parse(new TextDecoder().decode(bytes));

Deno.test("encodeTfjsModel() writes what tf.loadLayersModel() reads", async () => {
  await tf.setBackend("cpu");
  const model = smallModel();
  const files = await encodeTfjsModel(model);
  const loaded = await tf.loadLayersModel(
    tf.io.fromMemory(decodeTfjsModel(files)),
  );
  const x = tf.tensor2d([[1, -2, 3], [0.5, 0, -1]]);
  const run = (m: tf.LayersModel) => (m.predict(x) as tf.Tensor).arraySync();
  deepStrictEqual(run(loaded), run(model));
});

Deno.test("encodeTfjsModel() lists the weights of weights.bin", async () => {
  const model = smallModel();
  const files = await encodeTfjsModel(model);
  const { format, weightsManifest } = readJson(files["model.json"]);
  strictEqual(format, "layers-model");
  deepStrictEqual(weightsManifest[0].paths, ["weights.bin"]);
  strictEqual(weightsManifest[0].weights.length, model.weights.length);
  strictEqual(files["weights.bin"].length, 4 * model.countParams());
  deepStrictEqual(await encodeTfjsModel(model), files);
});

Deno.test("decodeTfjsModel() refuses what is no model", () => {
  const read = (text: string) => () =>
    decodeTfjsModel({
      "model.json": new TextEncoder().encode(text),
      "weights.bin": new Uint8Array(),
    });
  throws(read("{"), SyntaxError);
  throws(read("null"), SyntaxError);
  throws(read('{"modelTopology": {}}'), SyntaxError);
});
