import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { main as generate } from "@/cli/generate.ts";
import { main as train } from "@/cli/train_vae_gan.ts";
import { openEngine } from "@/engine/mod.ts";
import { decodeSafetensors } from "@/formats/mod.ts";
import { isSampled } from "../_how_slow.ts";
import { inFolder, typed, writeScans } from "./_command.ts";

if (isSampled) await openEngine();

const TINY = "--size 32 --width 4 --latent-dim 4 --batch 8 --threads 1 " +
  "--checkpoint-every 2 --mix 0 --quiet";
const CLEAN = { code: 0, stdout: "", stderr: "" };

const read = (run: string, file: string) => Deno.readFile(join(run, file));

const pixelsOf = (run: string, file: string) =>
  sharp(join(run, file)).raw().toBuffer();
const tensorsOf = async (run: string, file: string) =>
  decodeSafetensors(await read(run, file)).tensors;

async function labelsOf(run: string): Promise<string[]> {
  return JSON.parse(new TextDecoder().decode(await read(run, "config.json")))
    .labels;
}

async function results(run: string) {
  return JSON.parse(await Deno.readTextFile(join(run, "results.json")));
}

Deno.test("train:vae-gan trains both on one split, in one report", {
  ignore: !isSampled,
}, () =>
  inFolder(async (dir) => {
    await writeScans(join(dir, "scans"), 24);
    const args = `--data ${join(dir, "scans")} --out ${dir} ${TINY} --steps 3`;
    deepStrictEqual(await typed(train, `${args} --conditional`), CLEAN);
    const run = join(dir, "vae-gan-scans-1");
    const [taught, too] = await Promise.all(
      ["vae", "gan"].map((half) => labelsOf(join(run, half))),
    );
    strictEqual(taught.length, 24);
    deepStrictEqual(too, taught);
    deepStrictEqual(
      await read(join(run, "vae"), "split.tsv"),
      await read(join(run, "gan"), "split.tsv"),
    );
    const { vae, gan, floor } = await results(run);
    for (const { kid } of [vae, gan]) ok(kid > floor);
    const page = await Deno.readTextFile(join(run, "summary.md"));
    match(page, /\| VAE \| GAN \| other real images \|/);
    ok((await read(run, "samples.png")).length > 1000);
    // The GAN's own report says the same of the same samples.
    strictEqual((await results(join(run, "gan"))).kid, gan.kid);

    const draw = `${run} --count 2 --threads 1 --quiet`;
    deepStrictEqual(await typed(generate, draw), CLEAN);
    const half = `${join(run, "gan")} --count 2 --threads 1 --quiet`;
    deepStrictEqual(await typed(generate, half), CLEAN);
    deepStrictEqual(
      await pixelsOf(run, "generated-1/1.png"),
      await pixelsOf(join(run, "gan"), "generated-1/1.png"),
    );
  }));

Deno.test("train:vae-gan goes on in the half that it was stopped in", {
  ignore: !isSampled,
}, () =>
  inFolder(async (dir) => {
    await writeScans(join(dir, "scans"), 3);
    const args = `--data ${join(dir, "scans")} ${TINY}`;
    const whole = `${args} --steps 4 --out ${join(dir, "a")}`;
    deepStrictEqual(await typed(train, whole), CLEAN);
    const part = `${args} --steps 2 --out ${join(dir, "b")}`;
    deepStrictEqual(await typed(train, part), CLEAN);
    const [a, b] = ["a", "b"].map((one) => join(dir, one, "vae-gan-scans-1"));
    // As if it had been killed before the GAN began.
    await Deno.remove(join(b, "gan"), { recursive: true });
    const more = `--resume ${b} --steps 4 --quiet`;
    deepStrictEqual(await typed(train, more), CLEAN);
    // The VAE's rate falls over all its steps: it was another run's.
    const gan = "gan/checkpoints/step-000004.safetensors";
    deepStrictEqual(await tensorsOf(a, gan), await tensorsOf(b, gan));
    ok(await Deno.stat(join(b, "vae/checkpoints/step-000004.safetensors")));
  }));

Deno.test("train:vae-gan refuses other data when it goes on", {
  ignore: !isSampled,
}, () =>
  inFolder(async (dir) => {
    const scans = join(dir, "scans");
    await writeScans(scans, 3);
    const args = `--data ${scans} ${TINY} --steps 1 --out ${dir}`;
    deepStrictEqual(await typed(train, args), CLEAN);
    await Deno.remove(join(scans, "person-0"), { recursive: true });
    const resume = `--resume ${join(dir, "vae-gan-scans-1")} --quiet`;
    const { code, stderr } = await typed(train, resume);
    strictEqual(code, 2);
    match(stderr, /scans has changed since the run began/);
  }));
