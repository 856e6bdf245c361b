/** Draws with a model.json: `stock_tfjs.ts FOLDER INPUTS`, the latter JSON. */
import * as tf from "@tensorflow/tfjs";

const [folder, inputs] = Deno.args;
const { modelTopology, weightsManifest } = JSON.parse(
  await Deno.readTextFile(`${folder}/model.json`),
);
const model = await tf.loadLayersModel(tf.io.fromMemory({
  modelTopology,
  weightSpecs: weightsManifest[0].weights,
  weightData: (await Deno.readFile(`${folder}/weights.bin`)).buffer,
}));
const given = JSON.parse(inputs) as { values: number[]; shape: number[] }[];
const drawn = model.predict(
  given.map(({ values, shape }) => tf.tensor(values, shape)),
) as tf.Tensor;
console.log(JSON.stringify(Array.from(drawn.dataSync())));
