/** Models as Microsoft's onnxruntime computes them, where Python has it. */
import { fromFileUrl, join } from "@std/path";
import {
  decodeSafetensors,
  encodeSafetensors,
  type SafetensorsTensor,
} from "@/formats/mod.ts";
import { isSlow } from "../../_how_slow.ts";

const SCRIPT = fromFileUrl(import.meta.resolve("./run_onnx.py"));
const PYTHON = Deno.env.get("INKPRINT_ONNX_PYTHON") ?? "python3";

/** Whether slow tests are asked for, and Python has what the script needs. */
export const HAS_ONNXRUNTIME = isSlow && await hasOnnxruntime();

if (isSlow && !HAS_ONNXRUNTIME) {
  console.log(
    "onnxruntime is not tried: INKPRINT_ONNX_PYTHON must be a Python with " +
      "onnxruntime and safetensors",
  );
}

async function hasOnnxruntime(): Promise<boolean> {
  try {
    const { success } = await new Deno.Command(PYTHON, {
      args: ["-c", "import onnxruntime, safetensors.numpy"],
      stdout: "null",
      stderr: "null",
    }).output();
    return success;
  } catch {
    return false; // there is no such Python
  }
}

/** Arrays by name. */
export type Arrays = Record<string, SafetensorsTensor>;

/** What a model makes of inputs, by the names of its outputs. */
export function runOnnx(model: Uint8Array, inputs: Arrays): Promise<Arrays> {
  return throughPython(async (dir) => {
    const [file, from] = ["model.onnx", "in"].map((name) => join(dir, name));
    await Deno.writeFile(file, model);
    await Deno.writeFile(from, encodeSafetensors(inputs));
    return [SCRIPT, file, from];
  });
}

/** A safetensors file as Python reads it and writes it again. */
export function copySafetensors(file: string): Promise<Arrays> {
  const program = "import sys; from safetensors.numpy import *; " +
    "save_file(load_file(sys.argv[1]), sys.argv[2])";
  return throughPython(() => Promise.resolve(["-c", program, file]));
}

/** The arrays that Python leaves; their file is its last argument. */
async function throughPython(
  argumentsIn: (dir: string) => Promise<string[]>,
): Promise<Arrays> {
  const dir = await Deno.makeTempDir({ prefix: "inkprint-onnx-" });
  try {
    const to = join(dir, "out");
    const args = [...await argumentsIn(dir), to];
    const { success, stderr } = await new Deno.Command(PYTHON, { args })
      .output();
    if (!success) throw new Error(new TextDecoder().decode(stderr));
    return decodeSafetensors(await Deno.readFile(to)).tensors;
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}
