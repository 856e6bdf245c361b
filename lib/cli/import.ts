/**
 * `deno task import FILE --as fcgan|dcgan`: a generator from PyTorch.
 *
 * state_dict as safetensors → our layouts → a run folder that `generate` and
 * `export` take
 */
import { basename, resolve } from "@std/path";
import * as z from "zod";
import { openEngine, UserError } from "@/engine/mod.ts";
import {
  type ConvertedGenerator,
  decodeSafetensors,
  encodeSafetensors,
} from "@/formats/mod.ts";
import type { Generator } from "@/models/mod.ts";
import { restoreCheckpoint, RunFolder } from "@/training/mod.ts";
import { readFileOf } from "./_imported_file.ts";
import { runConfig } from "./_run_config.ts";
import { quoted } from "./_shell.ts";
import { TORCH_NETWORKS, type TorchNetwork } from "./_torch_networks.ts";
import { readFlags, resolveUserPath, runCommand, shownPath } from "./flags.ts";
import { ProgressLine } from "./progress.ts";

const ABOUT = `Bring a generator from PyTorch, by its state_dict.

Three lines of Python make a safetensors file of a .pth file:

  import torch, safetensors.torch as st
  state = torch.load("G.pth", map_location="cpu", weights_only=True).items()
  st.save_file({k: v.float().contiguous() for k, v in state}, "G.safetensors")

fcgan: z, then Linear, BatchNorm1d and ReLU of 128, 256, 512 and 1024 units,
then Linear and Sigmoid.
dcgan: z, then ConvTranspose2d of 4 by 4 (stride 1, padding 0; then 2 and 1),
each with BatchNorm2d and ReLU, the last with Tanh.

What layers are called does not matter. Of pictures in colour the green is
taken.`;

const SPEC = {
  name: "import",
  about: ABOUT,
  arguments: {
    file: z.string().min(1).describe("a .safetensors file"),
  },
  flags: {
    as: z.enum(Object.keys(TORCH_NETWORKS) as TorchNetwork[]).describe(
      "which network it is",
    ),
    invert: z.boolean().default(false)
      .describe("turn its pictures over: ink is high here, dark on a scan"),
    out: z.string().min(1).default("outputs").meta({ value: "folder" })
      .describe("where the run folder is made"),
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: [
    "import generator_model.safetensors --as fcgan",
    "import netG.safetensors --as dcgan --invert",
  ],
};

/** The command. */
export async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "import", quiet: flags.quiet });
  const path = resolveUserPath(flags.file);
  const { bytes, sha256 } = await readFileOf(path);
  const { kind, convert, build } = TORCH_NETWORKS[flags.as];
  const converted = convert(tensorsOf(path, bytes), flags);
  const { size, latentDim, width, channels } = converted;
  if (channels > 1) line.note("of three channels the green is taken");
  await openEngine({ engine: "cpu" }); // nothing is computed: all can do it
  const { options, generator } = build({
    data: path, // not known; who resumes is told that no images are there
    size,
    latentDim,
    ...(width === undefined ? {} : { width }),
  });
  const content = await runConfig(kind, options, {
    dataHash: "",
    engine: "PyTorch",
    compute: { engine: "auto", threads: 0 },
  });
  const imported = { file: basename(path), sha256 };
  const best = checkpointOf(converted, generator);
  const out = flags.out === "outputs"
    ? resolve(flags.out)
    : resolveUserPath(flags.out);
  const folder = await RunFolder.create(out, `${kind}-imported`, {
    ...content,
    imported,
  });
  await folder.writeBest(best);
  folder.close();
  const run = quoted(shownPath(folder.path));
  line.note(`to draw with it: deno task generate ${run}`);
}

function tensorsOf(path: string, bytes: Uint8Array) {
  try {
    return decodeSafetensors(bytes, { leaveOut: ["I64"] }).tensors;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UserError(`${shownPath(path)}: ${error.message}; see --help`);
  }
}

/**
 * The weights as a checkpoint, which fits the network.
 *
 * @throws {UserError} If it does not
 */
function checkpointOf(
  { weights }: ConvertedGenerator,
  generator: Generator,
): Uint8Array {
  const bytes = encodeSafetensors(weights, { state: "null" });
  try {
    restoreCheckpoint(bytes, generator.weights);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UserError(`Cannot take this state_dict: ${error.message}`);
  }
  return bytes;
}

if (import.meta.main) await runCommand(main);
