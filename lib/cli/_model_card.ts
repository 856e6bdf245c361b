/** MODEL_CARD.md: what a model is, was made of, can do, and must not. */
import { basename } from "@std/path";
import { ONNX_OPSET } from "@/formats/mod.ts";
import { isFolder } from "./_data.ts";
import { numbersOf, resultsOf } from "./_model_numbers.ts";
import { usesOf } from "./_model_uses.ts";
import type { RunNetwork } from "./_run_network.ts";
import { table } from "./_summary_parts.ts";

const WHAT: Record<string, string> = {
  "model.onnx": `ONNX, opset ${ONNX_OPSET}`,
  "model.json": "TensorFlow.js layers model; all layers are tfjs's own",
  "weights.bin": "its weights",
  "model.safetensors": "the weights alone, by the names below",
};

/**
 * The card of a run's model.
 *
 * @param files Names of the files beside it
 */
export async function cardOf(
  network: RunNetwork,
  files: string[],
): Promise<string> {
  const { run, config, model } = network;
  const { kind, versions, commit, engine, options } = config;
  const { size } = options;
  const results = await resultsOf(run);
  return [
    `# Model card: ${basename(run)}`,
    "",
    `A ${kind} of ${model.countParams()} weights that draws synthetic ` +
    `pictures of ${size} by ${size} grey pixels from noise. Made by inkprint ` +
    `${versions.inkprint}${commit ? `, commit ${commit}` : ""}, on Deno ` +
    `${versions.deno}; computed by ${engine}.`,
    "",
    ...table("file", "what it is", files.map((name) => [name, WHAT[name]])),
    ...usesOf(network, files),
    "## Data",
    "",
    dataOf(network),
    "",
    "## Numbers",
    "",
    ...numbersOf(results),
    "## Limits",
    "",
    `- ${size} by ${size} pixels are all it knows; enlarged, it shows no more.`,
    "- It draws what its training images looked like: other pens, papers, " +
    "sensors and people are not in it.",
    "- Whether it repeats training images is not told by these numbers: look " +
    "for the nearest ones before samples are published.",
    "",
    "## Ethics",
    "",
    ethicsOf(network),
    "",
    "## Seeds and options",
    "",
    ...seedsOf(network),
    "## Weights",
    "",
    "As TensorFlow.js lays them out: a dense kernel is [inputs, units], a " +
    "convolution's [height, width, inputs, filters], a transposed one's " +
    "[height, width, filters, inputs].",
    "",
    ...table(
      "name in model.safetensors",
      "shape",
      model.weights.map((one) => [
        `${model.name}/${one.originalName}`,
        `[${one.shape.join(", ")}]`,
      ]),
    ),
  ].join("\n");
}

/** Where the images came from; of a path the last name only. */
function dataOf({ config }: RunNetwork): string {
  const { options, dataHash, imported } = config;
  if (imported) {
    return `Not known: the weights were brought from ${imported.file} ` +
      `(SHA-256 ${imported.sha256}).`;
  }
  const what = isFolder(options.data)
    ? `The folder "${basename(options.data)}" of its maker`
    : `${options.data}, made by formula: no person signed or touched any`;
  return `${what}; SHA-256 of the prepared images ${dataHash}.`;
}

function ethicsOf({ config }: RunNetwork): string {
  const { options, imported } = config;
  const use = "Synthetic signatures and fingerprints are for testing and " +
    "study: pass none off as a person's, and say that they are synthetic " +
    "wherever they go.";
  if (!imported && !isFolder(options.data)) return use;
  return `${use} Weights may remember the people whose scans they were ` +
    "trained on: share them only as those people and the terms of the data " +
    "allow.";
}

/** What repeats the run; of a path the last name only. */
function seedsOf({ config: { imported, options } }: RunNetwork): string[] {
  if (imported) return ["Trained elsewhere: they are its maker's.", ""];
  return [
    `Everything random in its training followed from seed ${options.seed}.`,
    "",
    ...table(
      "option",
      "value",
      Object.entries(options).map(([name, value]) => [
        name,
        name === "data" ? basename(String(value)) : String(value),
      ]),
    ),
  ];
}
