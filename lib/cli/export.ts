/**
 * `deno task export RUN`: a trained generator in the formats of others.
 *
 * the run's best weights → ONNX, tfjs, safetensors, and a card that says what
 * it is
 */
import { join, resolve } from "@std/path";
import * as z from "zod";
import { openEngine, UserError } from "@/engine/mod.ts";
import {
  encodeOnnxModel,
  encodeSafetensors,
  encodeTfjsModel,
} from "@/formats/mod.ts";
import { mended, replaceFile } from "@/training/mod.ts";
import { latestRun } from "./_latest_run.ts";
import { cardOf } from "./_model_card.ts";
import { openNetwork, type RunNetwork } from "./_run_network.ts";
import { readFlags, resolveUserPath, runCommand, shownPath } from "./flags.ts";
import { ProgressLine } from "./progress.ts";

/** The files of each format, by their names. */
const FORMATS = {
  onnx: (network: RunNetwork) => ({
    "model.onnx": encodeOnnxModel(network.model, {
      doc: "Draws synthetic pictures of noise; see MODEL_CARD.md",
      metadata: factsOf(network),
    }),
  }),
  tfjs: ({ model }: RunNetwork) => encodeTfjsModel(model),
  safetensors: (network: RunNetwork) => ({
    "model.safetensors": encodeSafetensors(
      tensorsOf(network),
      factsOf(network),
    ),
  }),
};

type Format = keyof typeof FORMATS;
const ALL = Object.keys(FORMATS) as Format[];

const SPEC = {
  name: "export",
  about: "Write a trained run's model as files that other tools read.",
  arguments: {
    run: z.string().optional()
      .describe("folder of the run; the latest when left out"),
  },
  flags: {
    format: z.string().default(ALL.join(",")).meta({ value: "list" })
      .describe("which files, divided by commas"),
    out: z.string().min(1).optional().meta({ value: "folder" })
      .describe("where they are written; default: RUN/export"),
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: [
    "export outputs/dcgan-fingerprints-1",
    "export                                # the latest run",
    "export outputs/vae-gan-scans-1/vae    # the other half of a pair",
    "export --format onnx --out generator",
  ],
};

/** The command. */
export async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "export", quiet: flags.quiet });
  const formats = formatsOf(flags.format);
  const run = flags.run === undefined
    ? await latestRun(resolve("outputs"))
    : resolveUserPath(flags.run);
  await openEngine({ engine: "cpu" }); // nothing is computed: all can do it
  const network = await openNetwork(run);
  const out = flags.out === undefined
    ? join(run, "export")
    : resolveUserPath(flags.out);
  const files: Record<string, Uint8Array | string> = {};
  for (const format of formats) {
    Object.assign(files, await FORMATS[format](network));
  }
  files["MODEL_CARD.md"] = await cardOf(network, Object.keys(files));
  network.model.dispose();
  for (const [name, content] of Object.entries(files)) {
    const file = join(out, name);
    await mended(file, () => replaceFile(file, content));
  }
  line.note(`${Object.keys(files).join(", ")} in ${shownPath(out)}`);
}

/** @throws {UserError} If one of the list is no format */
function formatsOf(list: string): Format[] {
  const asked = list.split(",").map((name) => name.trim());
  const unknown = asked.find((name) => !Object.hasOwn(FORMATS, name));
  if (unknown === undefined) return asked as Format[];
  throw new UserError(
    `--format must be some of ${ALL.join(",")}: current value is ${list}`,
  );
}

/** What a file says of itself to programs. */
function factsOf({ config, range }: RunNetwork): Record<string, string> {
  const { kind, labels = [], versions, options } = config;
  return {
    synthetic: "true",
    kind,
    range,
    ink: "high",
    labels: JSON.stringify(labels),
    seed: String(options.seed),
    software: `inkprint ${versions.inkprint}`,
  };
}

/** The weights as `model/layer/weight`, as checkpoints call them. */
function tensorsOf({ model }: RunNetwork) {
  const tensors = model.weights.map((weight) => {
    const value = weight.read();
    return [`${model.name}/${weight.originalName}`, {
      dtype: "F32" as const,
      shape: value.shape,
      data: value.dataSync() as Float32Array,
    }];
  });
  return Object.fromEntries(tensors);
}

if (import.meta.main) await runCommand(main);
