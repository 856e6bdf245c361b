import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { basename, join } from "@std/path";
import { openEngine } from "@/engine/mod.ts";
import { decodeSafetensors } from "@/formats/mod.ts";
import { inFolder } from "./_command.ts";
import {
  apart,
  exportedDcgan,
  exportedVae,
  typeExport,
} from "./_exported_run.ts";
import { drawWithStockTfjs } from "./_stock_tfjs.ts";

await openEngine();

const LOOKS = [{ name: "ink", unit: "%", real: 0.4, made: 0.5 }];

const namesIn = async (dir: string) =>
  (await Array.fromAsync(Deno.readDir(dir))).map(({ name }) => name).sort();

async function refuses(args: string, sentence: RegExp) {
  const { code, stderr } = await typeExport(args);
  match(stderr, sentence);
  strictEqual(code, 2);
  strictEqual(stderr.trimEnd().split("\n").length, 1, stderr);
}

Deno.test("export writes a DCGAN that stock tfjs draws the same with", async (t) => {
  await inFolder(async (dir) => {
    const results = {
      heldOut: "people",
      features: "encoder of signatures",
      kid: 0.123456,
      looks: LOOKS,
    };
    const text = JSON.stringify(results);
    await Deno.writeTextFile(join(dir, "results.json"), text);
    const run = await exportedDcgan(dir);
    const { folder } = run;
    deepStrictEqual(await namesIn(folder), [
      ...["MODEL_CARD.md", "model.json", "model.onnx", "model.safetensors"],
      "weights.bin",
    ]);
    const inputs = Object.values(run.inputs);
    const worst = apart(await drawWithStockTfjs(folder, inputs), run);
    ok(worst < 1e-4, `${worst} apart`);

    await t.step("its weights go by the names on the card", async () => {
      const card = await Deno.readTextFile(join(folder, "MODEL_CARD.md"));
      const file = await Deno.readFile(join(folder, "model.safetensors"));
      const { tensors, metadata } = decodeSafetensors(file);
      const rows = [...card.matchAll(/^\| (generator\/\S+) \| \[(.*)\] \|$/gm)]
        .map(([, name, shape]) => [name, shape]);
      deepStrictEqual(
        Object.fromEntries(rows),
        Object.fromEntries(
          Object.entries(tensors)
            .map(([name, { shape }]) => [name, shape.join(", ")]),
        ),
      );
      const { kind, labels, range } = metadata;
      deepStrictEqual([kind, range], ["dcgan", "symmetric"]);
      strictEqual(labels, '["arch","loop","whorl"]');
    });

    await t.step("the card says whose pictures, and no path", async () => {
      const card = await Deno.readTextFile(join(folder, "MODEL_CARD.md"));
      match(card, /^The folder "scans" of its maker; SHA-256 .* \w{64}\.$/m);
      match(card, /y \| \[batch, 3\] \| one-hot class, of arch, loop, whorl /);
      match(card, /Weights may remember the people whose scans/);
      match(card, /followed from seed 1\.$/m);
      ok(!card.includes("/home/x"));
      match(
        card,
        /split: other people\. Kernel distances: encoder of signatures\.$/m,
      );
      match(card, /^\| kernel distance \(KID\) of samples; .* \| 0\.1235 \|$/m);
      match(card, /^\| looks ink made \| 0\.5 \|$/m);
    });

    await t.step("only what is asked for, where it is asked for", async () => {
      const out = join(dir, "elsewhere");
      await typeExport(`${folder}/.. --format safetensors --out ${out}`);
      deepStrictEqual(await namesIn(out), [
        "MODEL_CARD.md",
        "model.safetensors",
      ]);
      await refuses(
        `${folder}/.. --format onnx,pth`,
        /^--format must be some of onnx,tfjs,safetensors: .* is onnx,pth$/m,
      );
      await refuses(
        `${folder}/.. --out ${folder}/model.onnx`,
        /^Cannot write .*model.onnx/,
      );
    });
  });
});

Deno.test("export writes the decoder of a ladder VAE, out to pixels", () =>
  inFolder(async (dir) => {
    const run = await exportedVae(dir);
    const inputs = Object.values(run.inputs);
    const worst = apart(await drawWithStockTfjs(run.folder, inputs), run);
    ok(worst < 1e-4, `${worst} apart`);
  }));

Deno.test("export takes the GAN of a pair, with the pair's numbers", () =>
  inFolder(async (dir) => {
    await exportedDcgan(join(dir, "gan"));
    const pair = { kind: "vae-gan" };
    await Deno.writeTextFile(join(dir, "config.json"), JSON.stringify(pair));
    const results = { heldOut: "images", gan: { distance: 0.5 } };
    const text = JSON.stringify(results);
    await Deno.writeTextFile(join(dir, "results.json"), text);
    strictEqual((await typeExport(`${dir} --format safetensors`)).stderr, "");
    const file = join(dir, "export/MODEL_CARD.md");
    const card = await Deno.readTextFile(file);
    ok(card.startsWith(`# Model card: ${basename(dir)}\n\nA dcgan of `));
    match(card, /^\| gan distance \| 0\.5 \|$/m);
  }));

Deno.test("export refuses what is no run", () =>
  inFolder(async (dir) => {
    await refuses(dir, /is not the folder of a run: there is no config.json/);
    await Deno.writeTextFile(join(dir, "config.json"), '{"kind":"poem"}');
    await refuses(dir, /is not a run of one of vae, gan, dcgan, .*: poem$/m);
  }));
