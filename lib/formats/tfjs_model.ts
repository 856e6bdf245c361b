/**
 * A layers model as the two files that every TensorFlow.js reads.
 *
 * `model.json` holds the layers and the list of weights, `weights.bin` their
 * numbers one after another. Only the type of tfjs is imported: the model
 * brings the rest along.
 */
import type * as tf from "@tensorflow/tfjs";

const WEIGHTS_FILE = "weights.bin";

/** The files of a model, by their names. */
export interface TfjsModelFiles {
  "model.json": Uint8Array<ArrayBuffer>;
  "weights.bin": Uint8Array<ArrayBuffer>;
}

/**
 * Writes a layers model as `model.json` and `weights.bin`.
 *
 * The optimizer is left out: a checkpoint keeps that, a model is to be used.
 * Read it with `tf.loadLayersModel` from a folder that holds both files.
 *
 * @param model Any layers model; it stays as it is
 */
export async function encodeTfjsModel(
  model: tf.LayersModel,
): Promise<TfjsModelFiles> {
  let artifacts: tf.io.ModelArtifacts = {};
  await model.save({
    save(given: tf.io.ModelArtifacts) {
      artifacts = given;
      const modelTopologyType = "JSON" as const;
      const dateSaved = new Date(0); // asked for by tfjs, and dropped
      return Promise.resolve({
        modelArtifactsInfo: { dateSaved, modelTopologyType },
      });
    },
  });
  const { modelTopology, format, generatedBy, weightSpecs } = artifacts;
  const json = {
    format,
    generatedBy,
    convertedBy: null,
    modelTopology,
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights: weightSpecs }],
  };
  return {
    "model.json": new TextEncoder().encode(JSON.stringify(json)),
    "weights.bin": concatenate(artifacts.weightData),
  };
}

/**
 * Reads what {@linkcode encodeTfjsModel} or any tfjs converter with one
 * weights file wrote.
 *
 * @returns What `tf.loadLayersModel(tf.io.fromMemory(...))` takes
 * @throws {SyntaxError} If `model.json` describes no layers model
 */
export function decodeTfjsModel(files: TfjsModelFiles): tf.io.ModelArtifacts {
  let json: tf.io.ModelJSON;
  try {
    json = JSON.parse(new TextDecoder().decode(files["model.json"]));
  } catch {
    throw new SyntaxError("Cannot read model.json: it is not JSON");
  }
  if (!json?.modelTopology || !Array.isArray(json.weightsManifest)) {
    throw new SyntaxError(
      "Cannot read model.json: it must hold modelTopology and weightsManifest",
    );
  }
  const { modelTopology, format, generatedBy, weightsManifest } = json;
  return {
    modelTopology,
    format,
    generatedBy,
    weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
    weightData: files["weights.bin"].slice().buffer,
  };
}

function concatenate(
  data: tf.io.WeightData | undefined,
): Uint8Array<ArrayBuffer> {
  const parts = Array.isArray(data) ? data : data ? [data] : [];
  const length = parts.reduce((sum, part) => sum + part.byteLength, 0);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return bytes;
}
