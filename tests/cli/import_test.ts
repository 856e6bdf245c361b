import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { main as exportRun } from "@/cli/export.ts";
import { main as generate } from "@/cli/generate.ts";
import { main as importFile } from "@/cli/import.ts";
import { openEngine } from "@/engine/mod.ts";
import { encodeSafetensors, type SafetensorsTensor } from "@/formats/mod.ts";
import { fill, layer } from "../formats/torch/_fill.ts";
import { inFolder, typed } from "./_command.ts";

await openEngine();

/** Types `import`, and opens the engine that it left again. */
async function typeImport(args: string) {
  const ended = await typed(importFile, `${args} --quiet`);
  await openEngine();
  return ended;
}

async function refuses(args: string, sentence: RegExp) {
  const { code, stderr } = await typeImport(args);
  match(stderr, sentence);
  strictEqual(code, 2);
  strictEqual(stderr.trimEnd().split("\n").length, 1, stderr);
}

/** The state_dict of a small DCGAN: 32 pixels, filters of 16, 8, 4. */
function state(latentDim = 5): Record<string, SafetensorsTensor> {
  const filters = [latentDim, 16, 8, 4, 1];
  const layers = filters.slice(1).map((outputs, i) =>
    layer(`main.${3 * i}`, {
      weight: fill([filters[i], outputs, 4, 4], 0.3),
      outputs,
      norm: i < 3 ? `main.${3 * i + 1}` : undefined,
    })
  );
  return Object.assign({}, ...layers);
}

async function writeState(file: string, tensors = state()): Promise<void> {
  await Deno.writeFile(file, encodeSafetensors(tensors));
}

const pixelsOf = async (png: string) => [...await sharp(png).raw().toBuffer()];

Deno.test("import makes a run that generate and export take", async (t) => {
  await inFolder(async (dir) => {
    const file = join(dir, "netG.safetensors");
    await writeState(file);
    const asked = `${file} --as dcgan --out ${dir}`;
    deepStrictEqual((await typeImport(asked)).stderr, "");
    deepStrictEqual((await typeImport(`${asked} --invert`)).stderr, "");
    const runs = [1, 2].map((n) => join(dir, `dcgan-imported-${n}`));

    await t.step(
      "generate draws with it, either way",
      async () => {
        for (const run of runs) {
          const args = `${run} --count 3 --out ${run}/drawn --quiet`;
          strictEqual((await typed(generate, args)).stderr, "");
        }
        const [own, over] = await Promise.all(
          runs.map((run) => pixelsOf(join(run, "drawn/3.png"))),
        );
        ok(Math.max(...own) - Math.min(...own) > 20, "all is flat");
        ok(own.every((grey, i) => Math.abs(grey + over[i] - 255) <= 1));
      },
    );

    await t.step("it says where it is from, and the card too", async () => {
      const text = await Deno.readTextFile(join(runs[0], "config.json"));
      const { imported, options } = JSON.parse(text);
      strictEqual(imported.file, "netG.safetensors");
      match(imported.sha256, /^[0-9a-f]{64}$/);
      const { size, width, latentDim } = options;
      deepStrictEqual([size, width, latentDim], [32, 4, 5]);
      const args = `${runs[0]} --format onnx --quiet`;
      strictEqual((await typed(exportRun, args)).stderr, "");
      await openEngine();
      const file = join(runs[0], "export/MODEL_CARD.md");
      const card = await Deno.readTextFile(file);
      match(
        card,
        /^Not known: the weights were brought from netG.safetensors/m,
      );
      match(card, /^None were measured\.$/m);
      ok(!card.includes("learningRate"));
    });
  });
});

Deno.test("import refuses what it cannot take, in a sentence", () =>
  inFolder(async (dir) => {
    const file = join(dir, "G.safetensors");
    await refuses(
      `${file} --as dcgan`,
      /^Cannot read .*G\.safetensors: No such/,
    );
    await refuses(`${dir} --as dcgan`, /is no file$/m);
    await Deno.writeTextFile(file, "PK\u0003\u0004 a .pth is a zip");
    await refuses(`${file} --as dcgan`, /Cannot read a safetensors .*--help$/m);
    await refuses(
      `${file} --as vae`,
      /^--as must be one of fcgan, dcgan: .*vae$/m,
    );
    await refuses(file, /^import needs --as$/m);
    await writeState(file);
    await refuses(`${file} --as fcgan`, /main\.0 has a weight of shape/);
    await refuses(
      `${file} --as dcgan --out ${file}`,
      /^Cannot write .*G\.safetensors/,
    );
    await writeState(file, state(1025));
    await refuses(
      `${file} --as dcgan`,
      /^Cannot take this state_dict as its latentDim is 1025: /,
    );
    const half = encodeSafetensors(state());
    const text = new TextDecoder("latin1").decode(half);
    const halved = text.replaceAll('"F32"', '"F16"');
    await Deno.writeFile(file, Uint8Array.from(halved, (c) => c.charCodeAt(0)));
    await refuses(`${file} --as dcgan`, /must be one of F32, .*, not F16; see/);
    const names = await Array.fromAsync(Deno.readDir(dir));
    deepStrictEqual(names.map(({ name }) => name), ["G.safetensors"]);
  }));
