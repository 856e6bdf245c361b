/** The part of a model card that says what goes in and out, with programs. */
import type { RunNetwork } from "./_run_network.ts";

/** Ports, and how each file is read. */
export function usesOf(network: RunNetwork, files: string[]): string[] {
  const programs = Object.entries(PROGRAMS)
    .filter(([file]) => files.includes(file))
    .flatMap(([, program]) => [...program(network), ""]);
  return ["## Use", "", ...portsOf(network), "", ...programs];
}

/** What goes in and what comes out. */
function portsOf({ model, config, range }: RunNetwork): string[] {
  const { labels = [] } = config;
  const what = (name: string) =>
    name === "y"
      ? `one-hot class, of ${labels.join(", ")}`
      : "numbers from N(0, 1)";
  const ends = range === "unit" ? "0 is paper, 1 is ink" : "-1 is paper, 1 ink";
  const rows = [
    ...model.inputs.map((one) => [one, what(one.sourceLayer.name)] as const),
    ...model.outputs.map((one) => [one, `pixels: ${ends}`] as const),
  ];
  return [
    "| input, output | shape | what |",
    "| --- | --- | --- |",
    ...rows.map(([{ sourceLayer, shape: [, ...rest] }, words]) =>
      `| ${sourceLayer.name} | [batch, ${rest.join(", ")}] | ${words} |`
    ),
  ];
}

/** Sixteen pictures, of the first class where there are any. */
const PROGRAMS: Record<string, (network: RunNetwork) => string[]> = {
  "model.onnx": ({ model, range }) => [
    "```python",
    "import numpy, onnxruntime",
    'session = onnxruntime.InferenceSession("model.onnx")',
    "normal = numpy.random.default_rng(1).standard_normal",
    "inputs = {",
    ...inputsAs(model, {
      noise: (name, shape) => `    "${name}": normal([16, ${shape}]),`,
      classes: (name, count) => `    "${name}": numpy.eye(${count})[[0] * 16],`,
    }),
    "}",
    'inputs = {name: x.astype("float32") for name, x in inputs.items()}',
    "(image,) = session.run(None, inputs)",
    `ink = ${range === "unit" ? "image" : "(image + 1) / 2"}`,
    "grey = 255 * (1 - ink)  # dark ink on white",
    "```",
  ],
  "model.json": ({ model, range }) => [
    "```js",
    'import * as tf from "@tensorflow/tfjs";',
    'const model = await tf.loadLayersModel("model.json"); // a URL',
    "const image = model.predict([",
    ...inputsAs(model, {
      noise: (_, shape) => `  tf.randomNormal([16, ${shape}]),`,
      classes: (_, count) =>
        `  tf.oneHot(tf.zeros([16], "int32"), ${count}).cast("float32"),`,
    }),
    "]);",
    `const ink = ${range === "unit" ? "image" : "image.add(1).div(2)"};`,
    "```",
  ],
  "model.safetensors": () => [
    "```python",
    "from safetensors.numpy import load_file",
    'weights = load_file("model.safetensors")',
    "```",
  ],
};

/** A line for each input. */
function inputsAs(
  { inputs }: RunNetwork["model"],
  { noise, classes }: {
    noise(name: string, shape: string): string;
    classes(name: string, count: string): string;
  },
): string[] {
  return inputs.map(({ sourceLayer: { name }, shape: [, ...rest] }) =>
    (name === "y" ? classes : noise)(name, rest.join(", "))
  );
}
