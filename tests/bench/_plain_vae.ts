/** A plain PyTorch VAE, trained on the images of a run of ours. */
import { fromFileUrl, join } from "@std/path";
import { type Dataset, toBatch } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";

/** How it is trained; all else is plain, see `torch/train_vae.py`. */
export interface PlainVaeOptions {
  /** A Python with PyTorch. */
  python: string;
  latentDim: number;
  width: number;
  seconds: number;
  threads: number;
  seed: number;
}

/** Its best weights by valid, judged. */
export interface PlainVae {
  /** Such as `PyTorch 2.9.0`. */
  library: string;
  steps: number;
  bestStep: number;
  seconds: number;
  /** On test, nats per image. */
  test: { nelbo: number; recon: number; kl: number };
  /** On valid. */
  activeUnits: number;
  /** From the prior, `[64, size, size]` in [0, 1]. */
  samples: Float32Array;
}

const SCRIPT = fromFileUrl(new URL("torch/train_vae.py", import.meta.url));

/** Trains and judges it on the split of `data`. */
export async function trainPlainVae(
  data: Dataset,
  { python, ...job }: PlainVaeOptions,
): Promise<PlainVae> {
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
    const content = JSON.stringify({ size: data.size, ...job });
    await Deno.writeTextFile(join(folder, "job.json"), content);
    await runScript(python, folder);
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

async function runScript(python: string, folder: string): Promise<void> {
  const { success } = await new Deno.Command(python, {
    args: [SCRIPT, folder],
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
