/** MODEL_CARD.md: what a model is, was made of, can do, and must not. */
import { basename, join } from "@std/path";
import { ONNX_OPSET } from "@/formats/mod.ts";
import { isFolder } from "./_data.ts";
import { REPORTED } from "./_held_out.ts";
import { usesOf } from "./_model_uses.ts";
import type { RunNetwork } from "./_run_network.ts";

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

/** What measures are, in words; others go by their names. */
const MEASURES: Record<string, string> = {
  images: "held-out images",
  kid: "kernel distance (KID) of samples; 0 is none",
  distance: "kernel distance of samples, by random features; 0 is none",
  floor: "the same, of other real images",
  blurred: "the same, of real images blurred",
  diversity: "how much samples differ; real images: 1",
  inkReal: "share of ink in real images",
  inkSamples: "share of ink in samples",
  "test nelbo": "negative ELBO, nats per image",
  "test recon": "reconstruction, nats per image",
  "test kl": "KL, nats per image",
  activeUnits: "latent units that are used",
  entropyFloor: "nats per image that no model goes below",
  meanImage: "nats per image of the mean image",
};

/** What results.json says; nothing where a run was not judged. */
async function resultsOf(run: string): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await Deno.readTextFile(join(run, "results.json")));
  } catch {
    return {};
  }
}

function numbersOf({ heldOut, ...results }: Record<string, unknown>): string[] {
  const rows = rowsOf(results);
  if (rows.length === 0) return ["None were measured.", ""];
  const about = REPORTED[heldOut as keyof typeof REPORTED];
  const by = results.features && ` Kernel distances: ${results.features}.`;
  const sentence = about ? [`About ${about}.${by ?? ""}`, ""] : [];
  return [...sentence, ...table("measure", "value", rows)];
}

/** All numbers, however deep, by the way to them. */
function rowsOf(value: unknown, path: string[] = []): [string, string][] {
  if (typeof value === "number") {
    const way = path.join(" ");
    return [[MEASURES[way] ?? way, String(Number(value.toPrecision(4)))]];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = Array.isArray(value) && inner?.name || key;
    return rowsOf(inner, [...path, String(name)]);
  });
}

function table(left: string, right: string, rows: string[][]): string[] {
  const lines = rows.map((row) => `| ${row.join(" | ")} |`);
  return [`| ${left} | ${right} |`, "| --- | --- |", ...lines, ""];
}
