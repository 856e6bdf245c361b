import { match, ok, throws } from "node:assert/strict";
import { openEngine, Random, tf, UserError } from "@/engine/mod.ts";
import { encodeOnnxModel } from "@/formats/mod.ts";
import { dcganDiscriminator, dcganGenerator } from "@/models/mod.ts";

await openEngine({ engine: "cpu" });

const random = new Random(1);

/** What a file says in letters: names and operators. */
const lettersOf = (bytes: Uint8Array) =>
  new TextDecoder("latin1").decode(bytes);

function refuses(model: tf.LayersModel, sentence: RegExp) {
  throws(() => encodeOnnxModel(model), (error) => {
    ok(error instanceof UserError, String(error));
    match(error.message, sentence);
    return true;
  });
}

const oneLayer = (layer: tf.layers.Layer) => tf.sequential({ layers: [layer] });

Deno.test("encodeOnnxModel() turns maps once on the way in, once out", () => {
  const { model } = dcganGenerator({ size: 32, width: 4, classes: 2, random });
  const letters = lettersOf(encodeOnnxModel(model));
  const turned = new Set(letters.match(/\w+\/Transpose(_\d+)?/g));
  // The map of noise and, for each of three normalisations, two of classes.
  const maps = [...turned].filter((name) => !/(gamma|beta)_map/.test(name));
  match(maps.join(), /^map\/Transpose,image\/Transpose$/);
});

Deno.test("encodeOnnxModel() carries what is to be said", () => {
  const model = oneLayer(tf.layers.dense({ units: 1, inputShape: [1] }));
  const letters = lettersOf(
    encodeOnnxModel(model, { doc: "synthetic", metadata: { range: "unit" } }),
  );
  match(letters, /inkprint2.synthetic/s);
  match(letters, /range..unit$/s);
});

Deno.test("encodeOnnxModel() refuses what it cannot say in ONNX", () => {
  const { model } = dcganDiscriminator({
    size: 32,
    width: 4,
    minibatchStddev: true,
    random,
  });
  refuses(
    model,
    /^Cannot write layer \w+ as ONNX as it is a MinibatchStddev: /,
  );
  const { conv2d, dense, upSampling2d } = tf.layers;
  refuses(
    oneLayer(dense({ units: 2, inputShape: [2], activation: "softmax" })),
    /its activation must be one of linear, elu, .*, not softmax$/,
  );
  refuses(
    oneLayer(upSampling2d({
      inputShape: [2, 2, 1],
      dataFormat: "channelsFirst",
    })),
    /its dataFormat must be null or "channelsLast", not "channelsFirst"$/,
  );
  const unknown = { inputShape: [null, null, 1], padding: "same" as const };
  refuses(
    oneLayer(conv2d({ ...unknown, filters: 1, kernelSize: 3 })),
    /the size of its map is not fixed$/,
  );
});
