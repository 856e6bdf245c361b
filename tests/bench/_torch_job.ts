/** A training in PyTorch on the images of a run of ours, in a folder. */
import { fromFileUrl, join } from "@std/path";
import { type Dataset, toBatch } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";

/** What is run. */
export interface TorchJob {
  /** A Python with PyTorch. */
  python: string;
  /** A file of `torch/`. */
  script: string;
  /** What job.json says besides the size of the images. */
  options: object;
}

/** What every script says of its training. */
export interface TorchTraining {
  /** Such as `PyTorch 2.9.0`. */
  library: string;
  steps: number;
  seconds: number;
  /** Pictures in [0, 1], `[count, size, size]`. */
  samples: Float32Array;
}

/**
 * Gives a script the split of `data`, and waits for what it leaves.
 *
 * @returns Its result.json and samples.f32
 * @throws {UserError} If it fails
 */
export async function runTorchJob<Result extends TorchTraining = TorchTraining>(
  data: Dataset,
  { python, script, options }: TorchJob,
): Promise<Result> {
  const folder = await Deno.makeTempDir({ prefix: "inkprint-bench-" });
  try {
    const { train, valid, test } = data.split;
    const parts = {
      train,
      valid: valid.length > 0 ? valid : train,
      test: test.length > 0 ? test : train,
    };
    for (const [name, indices] of Object.entries(parts)) {
      await writeFloats(join(folder, `${name}.f32`), toBatch(data, indices));
    }
    const content = JSON.stringify({ size: data.size, ...options });
    await Deno.writeTextFile(join(folder, "job.json"), content);
    await runScript(python, script, folder);
    const result = await Deno.readTextFile(join(folder, "result.json"));
    const samples = await Deno.readFile(join(folder, "samples.f32"));
    return {
      ...JSON.parse(result),
      samples: new Float32Array(samples.buffer),
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function runScript(
  python: string,
  script: string,
  folder: string,
): Promise<void> {
  const path = fromFileUrl(new URL(`torch/${script}`, import.meta.url));
  const { success } = await new Deno.Command(python, {
    args: [path, folder],
    env: { PYTHONDONTWRITEBYTECODE: "1" },
    stdout: "inherit",
    stderr: "inherit",
  }).output();
  if (!success) throw new UserError("PyTorch's training failed: see above");
}

/** Raw little-endian float32, as numpy.fromfile reads them. */
async function writeFloats(path: string, values: Float32Array<ArrayBuffer>) {
  await Deno.writeFile(path, new Uint8Array(values.buffer));
}
