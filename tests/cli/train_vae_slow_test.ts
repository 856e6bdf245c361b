import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { openEngine } from "@/engine/mod.ts";
import { openFolder } from "@/data/mod.ts";
import { decodeSafetensors, encodeSafetensors } from "@/formats/mod.ts";
import { isSampled } from "../_how_slow.ts";
import { inFolder, TINY } from "./_command.ts";
import { writeRare } from "./_odd_files.ts";
import { namesIn, refuses, train } from "./_train_vae.ts";

if (isSampled) await openEngine();

Deno.test("train:vae reads 16-bit and CMYK scans, and goes on", {
  ignore: !isSampled,
}, () =>
  inFolder(async (dir) => {
    const scans = join(dir, "scans");
    const files = await writeRare(scans);
    const data = await openFolder(scans, { size: 28 });
    deepStrictEqual(data.skipped, []);
    deepStrictEqual(data.items.map(({ file }) => file).sort(), files.sort());
    data.items.forEach((_, i) => {
      const one = data.pictures.at(i);
      strictEqual(one[0], 0); // paper
      const dark = one.filter((ink) => ink > 127).length / 784;
      ok(dark > 0.02 && dark < 0.4, `${dark} of ${files[i]} is ink`);
    });
    const args = `--data ${scans} --out ${dir} ${TINY}`;
    const trained = await train(`${args} --steps 4 --checkpoint-every 2`);
    deepStrictEqual(trained, { code: 0, stdout: "", stderr: "" });
    const run = join(dir, "vae-scans-1");
    const made = await namesIn(run);
    for (
      const name of [
        ...["checkpoints", "config.json", "curves.png", "events.jsonl"],
        ...["model", "reconstructions.png", "samples", "samples.png"],
        "summary.md",
      ]
    ) ok(made.includes(name), name);
    const page = await Deno.readTextFile(join(run, "summary.md"));
    match(page, /reported on 1 images of the test split: other people\./);
    await resumes(run);
  }));

/** What of a run may be changed later, and what is refused. */
async function resumes(run: string) {
  await refuses(
    `--resume ${run} --latent-dim 8`,
    /^--latent-dim cannot be changed when a run is resumed: leave it out$/m,
  );
  const longer = await train(`--resume ${run} --steps 6 --learning-rate 1e-4`);
  deepStrictEqual(longer, { code: 0, stdout: "", stderr: "" });
  const text = await Deno.readTextFile(join(run, "config.json"));
  const { options } = JSON.parse(text);
  // So that the next --resume, without flags, goes on to the same end.
  deepStrictEqual([options.steps, options.learningRate], [6, 1e-4]);
  await spoil(join(run, "checkpoints/step-000006.safetensors"));
  await refuses(
    `--resume ${run} --steps 8`,
    /no numbers any more: .* --resume .*vae-scans-1 and a lower --learning-rate$/m,
  );
  const scan = (await Array.fromAsync(Deno.readDir(options.data)))[0].name;
  await Deno.remove(join(options.data, scan), { recursive: true });
  await refuses(`--resume ${run}`, /has changed since the run began/);
}

/** Puts what is no number into a checkpoint, as a run that diverges has it. */
async function spoil(file: string) {
  const { tensors, metadata } = decodeSafetensors(await Deno.readFile(file));
  tensors["vae/encoder/mean/bias"].data[0] = NaN;
  await Deno.writeFile(file, encodeSafetensors(tensors, metadata));
}
