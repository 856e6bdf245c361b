/** Generators made by PyTorch draw here what they draw there. Slow. */
import { deepStrictEqual, ok } from "node:assert/strict";
import { fromFileUrl, join } from "@std/path";
import { openPainter } from "@/cli/_painter.ts";
import { main as importFile } from "@/cli/import.ts";
import { openEngine } from "@/engine/mod.ts";
import { decodeSafetensors } from "@/formats/mod.ts";
import { isSlow } from "../_how_slow.ts";
import { inFolder, typed } from "./_command.ts";

const PYTHON = Deno.env.get("INKPRINT_BENCH_PYTHON") ?? "python3";
const [SCRIPT, BENCHES] = ["./make_torch_generators.py", "../bench/torch"]
  .map((path) => fromFileUrl(import.meta.resolve(path)));
const HAS_TORCH = isSlow &&
  await python("-c", "import torch, safetensors.torch")
    .then(() => true, () => false);
if (isSlow && !HAS_TORCH) {
  console.log(
    "PyTorch is not tried: INKPRINT_BENCH_PYTHON must be a Python with torch " +
      "and safetensors",
  );
}

async function python(...args: string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(PYTHON, { args }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}

const read = async (file: string) =>
  decodeSafetensors(await Deno.readFile(file)).tensors;

/** Of an image `[count, channels, 64, 64]` the grey, or the green. */
function oneChannel(
  { data, shape: [count, channels] }: {
    data: ArrayLike<number>;
    shape: number[];
  },
): Float32Array {
  const area = 64 * 64, taken = channels === 3 ? 1 : 0;
  return Float32Array.from({ length: count * area }, (_, i) => {
    const picture = Math.floor(i / area);
    return data[(picture * channels + taken) * area + i % area];
  });
}

Deno.test({
  name: "import draws what PyTorch draws",
  ignore: !HAS_TORCH,
  async fn(t) {
    for (const kind of ["fcgan", "fcgan-s1", "dcgan", "dcgan-colour"]) {
      await t.step(kind, () =>
        inFolder(async (dir) => {
          const [file, drawn] = ["G", "drawn"]
            .map((name) => join(dir, `${name}.safetensors`));
          await python(SCRIPT, BENCHES, kind, file, drawn);
          const as = kind.split("-")[0];
          const args = `${file} --as ${as} --out ${dir} --quiet`;
          deepStrictEqual((await typed(importFile, args)).stderr, "");
          await openEngine();
          const run = as === "fcgan" ? "gan-imported-1" : "dcgan-imported-1";
          const { painter } = await openPainter(join(dir, run));
          const { z, image } = await read(drawn);
          const ours = painter.decode(z.data as Float32Array);
          painter.dispose();
          const theirs = oneChannel(image)
            .map((x) => as === "fcgan" ? x : (x + 1) / 2);
          deepStrictEqual(ours.length, theirs.length);
          ok(Math.max(...theirs) - Math.min(...theirs) > 0.2, "all is flat");
          const apart = ours.map((x, i) => Math.abs(x - theirs[i]));
          const worst = Math.max(...apart);
          ok(worst < 1e-4, `${worst} apart`);
        }));
    }
  },
});
